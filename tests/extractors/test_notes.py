"""Every warning on blocks, and a near miss for each that guesses."""

from kaimen.extractors.blocks import segment
from kaimen.extractors.lines import Line, LineKind, assemble
from kaimen.profiles import builtin

SITUATION = (
    "因老旧小区改造打破了一个小院二十多年的平静，两个小区共同使用一个停车场，施工还未结束，"
    "停车场被一道新建的铁门一分为二，让原本平静的小区不再平静，就此两家从和睦变成了水火不容。"
)
SPEECH = (
    "我是社区新一届党委书记，民生无小事，枝叶总关情，我必须用信心和勇气扛起这个重担，"
    "用实干和实效回应群众的关切，请大家监督我、支持我。"
)


def codes(*texts):
    text, lines = assemble([Line(t) for t in texts])
    found = segment(text, lines, profiles=builtin()[:1])
    return [[w.code.value for w in b.warnings] for b in found.blocks]


def block(*texts):
    first, *_ = codes("双河镇石门村", "事项名称：", "加装电梯", *texts)
    return first


def test_a_block_as_the_profile_has_it_has_no_warning():
    assert block("上任感言：", SPEECH, "问题困难：", "产权存在纠纷。") == []


def test_label_repeated():
    assert block("问题困难：", "甲。", "干事情况：", "乙。", "问题困难：", "丙。") == ["label_repeated"]


def test_label_without_colon():
    assert block("问题困难", "甲。", "干事情况：", "乙。") == ["label_without_colon"]


def test_label_glued():
    assert block("上任感言：", "请大家监督我。问题困难：", "甲。") == ["label_glued"]


def test_label_inferred():
    assert block("工作难点：", "甲。", "干事情况：", "乙。") == ["label_inferred"]


def test_label_unknown():
    assert block("问题困难：", "甲。", "干事情况：", "乙。", "责任人：", "王强") == ["label_unknown"]


def test_field_missing():
    (first,) = codes("双河镇石门村", "问题困难：", "甲。", "干事情况：", "乙。")
    assert first == ["field_missing"]


def test_section_empty():
    assert block("问题困难：", "干事情况：", "乙。") == ["section_empty"]


def test_order_unusual():
    assert block("干事情况：", "乙。", "问题困难：", "甲。") == ["order_unusual"]


def test_text_before_label():
    (first,) = codes("双河镇石门村", "三条主干道在这里交会。", "事项名称：", "加装电梯", "问题困难：", "甲。")
    assert first == ["text_before_label"]


def test_text_left_over():
    heading = {"kind": LineKind.HEADING, "level": 2}
    rest = [Line(t) for t in ("事项名称：", "加装电梯", "问题困难：", "甲。")]
    text, lines = assemble([Line("双河镇", **heading), Line("双河镇辖九个村。"), Line("石门村", **heading), *rest])
    found = segment(text, lines, profiles=builtin()[:1])
    assert [(w.code.value, w.span.cut(text)) for w in found.warnings] == [("text_left_over", "双河镇辖九个村。")]
    assert (found.blocks[0].street, found.blocks[0].lead_spans) == ("双河镇", ())


def test_mislabel_suspected_where_nobody_speaks_in_remarks():
    assert block("上任感言：", SITUATION, "问题困难：", "甲。") == ["mislabel_suspected"]
    assert block("上任感言：", SITUATION, "情况简介：", "社区有七十三栋楼。") == []
    assert block("上任感言：", SPEECH, "问题困难：", "甲。") == []
    assert block("上任感言：", "不负重托。", "问题困难：", "甲。") == []


def test_mislabel_suspected_where_somebody_introduces_himself_in_the_background():
    assert block("情况简介：", "大家好，我叫鲁英桂，是社区党委书记。", "问题困难：", "甲。") == ["mislabel_suspected"]
    assert block("情况简介：", "社区党委书记鲁英桂介绍，辖区有七十三栋楼。", "问题困难：", "甲。") == []


def test_a_guessed_label_says_why_in_words():
    lines = [Line("双河镇石门村")]
    for label, value in (("事项名称", "加装电梯"), ("书记拍胸脯", SPEECH), ("问题困难", "产权存在纠纷。")):
        lines.append(Line(f"【{label}】"))
        lines.append(Line(value))
    text, assembled = assemble(lines)
    (found,) = segment(text, assembled, profiles=builtin()[:1]).blocks
    (note,) = (w for w in found.warnings if w.code.value == "label_inferred")
    assert note.detail == "书记拍胸脯 is taken for 上任感言 by how it is put; the profile does not list it"
