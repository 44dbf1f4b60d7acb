"""Labels as words: their bare form and the field that claims them."""

import pytest

from kaimen.extractors.label_words import judge, meaning, spells_label
from kaimen.extractors.labels import Lexicon, Match, bare, bounds, lexicon_of
from kaimen.extractors.look_alikes import alike
from kaimen.profiles import builtin
from kaimen.schemas import FieldSpec, Profile

KAIMEN = lexicon_of(builtin()[0])


MARKED = [
    *("事项名称：", "一、事项名称", "（一）事项名称", "1.事项名称︰", "【事项名称】", "①事项名称∶", "PART 01 事项名称"),
    *("01/事项名称", "\u3000\u200b事项名称\u200d：\xa0", "▌事项名称◆", "NO.1 事项名称", "第一、事项名称"),
    *("Q／事项名称", "A、事项名称", "b.事项名称"),
    *("“事项名称”", "《事项名称》﹕", "— 事项名称 —"),
]


@pytest.mark.parametrize("printed", MARKED)
def test_numbering_marks_brackets_and_colon_are_not_the_label(printed):
    start, end = bounds(printed, 0, len(printed))
    assert printed[start:end] == "事项名称"


@pytest.mark.parametrize("printed", ["事 项 名 称", "事\u200b项\u200c名\u200d称", "事\u3000项\xa0名\ufeff称"])
def test_spread_letters_are_one_word(printed):
    assert bare(printed) == "事项名称"


@pytest.mark.parametrize("label", ["一件事名称", "十项承诺", "问题困难（存在问题）"])
def test_numerals_and_additions_that_belong_to_a_label_stay(label):
    start, end = bounds(label, 0, len(label))
    assert label[start:end] == label


@pytest.mark.parametrize(
    ("label", "field", "rule"),
    [
        ("问题困难", "问题困难", "name"),
        ("协调过程", "干事情况", "alias"),
        ("问题困难(为什么难)", "问题困难", "name"),
        ("問題困難", "问题困难", "traditional"),
        ("辦理過程", "干事情况", "traditional"),
        ("情况筒介", "情况简介", "misprint"),
        ("问题因难", "问题困难", "misprint"),
        ("工作难点", "问题困难", "meaning"),
        ("落实过程", "干事情况", "meaning"),
        ("办结情况", "工作成效", "meaning"),
        ("接单事项", "事项名称", "saying"),
        ("办的是哪件事", "事项名称", "saying"),
        ("书记拍胸脯", "上任感言", "saying"),
        ("缘起", "情况简介", "meaning"),
        ("咋办的", "干事情况", "meaning"),
        ("后来呢", "工作成效", "meaning"),
        ("碰到的坎", "问题困难", "meaning"),
        ("书记心里话", "上任感言", "meaning"),
        ("开局之事", "事项名称", "meaning"),
        ("帮扶成效", "工作成效", "meaning"),
        ("到任感言", "上任感言", "meaning"),
        ("支部书记心声", "上任感言", "meaning"),
        ("破题之举", "干事情况", "meaning"),
        ("难点在哪", "问题困难", "meaning"),
        ("难在哪里", "问题困难", "meaning"),
        ("办的什么事", "事项名称", "meaning"),
        ("办什么事", "事项名称", "meaning"),
        ("怎么办成的", "干事情况", "meaning"),
        ("办成了什么样", "工作成效", "meaning"),
        ("现实情况", "情况简介", "meaning"),
        ("站长的话", "上任感言", "meaning"),
        ("新任表态", "上任感言", "meaning"),
        ("咋个办的", "干事情况", "meaning"),
        ("基本做法", "干事情况", "meaning"),
        ("效果咋样", "工作成效", "meaning"),
        ("小区基本情况", "情况简介", "meaning"),
        ("园区情况", "情况简介", "meaning"),
        ("事由", "情况简介", "meaning"),
        ("卡在哪里", "问题困难", "meaning"),
        ("卡在哪儿", "问题困难", "meaning"),
        ("卡壳的地方", "问题困难", "meaning"),
        ("难啃的骨头", "问题困难", "meaning"),
        ("村情速写", "情况简介", "meaning"),
        ("干得怎样", "工作成效", "meaning"),
        ("看看变化", "工作成效", "meaning"),
        ("办成没有", "工作成效", "meaning"),
        ("怎么解", "干事情况", "meaning"),
        ("点题内容", "事项名称", "meaning"),
        ("怎么办的(续)", "干事情况", "meaning"),
        ("任职承诺", "上任感言", "meaning"),
        ("怎么劝的", "干事情况", "meaning"),
        ("困难在哪儿", "问题困难", "meaning"),
        ("怎么跑的", "干事情况", "meaning"),
        ("怎么来的", "情况简介", "meaning"),
        ("棘手之处", "问题困难", "meaning"),
        ("绕不开的坎", "问题困难", "meaning"),
        ("屯情速览", "情况简介", "meaning"),
        ("表个态", "上任感言", "meaning"),
        ("干的啥事", "事项名称", "meaning"),
        ("纠纷是怎么来的", "情况简介", "meaning"),
        ("支部的招数", "干事情况", "meaning"),
        ("我们答应过的", "上任感言", "meaning"),
        ("如今", "工作成效", "meaning"),
        ("干是情况", "干事情况", "misprint"),
        ("工作咸效", "工作成效", "misprint"),
    ],
)
def test_a_label_belongs_to_the_field_that_lists_or_means_it(label, field, rule):
    found = KAIMEN.match(label)
    assert found
    assert (found.field, found.rule) == (field, rule)


OTHER = (
    "居民心里话 群众怎么说 群众反响 责任人 下一步打算 完成时限 评委点评 社区名称 项目资金 解决问题 上任时间 来源 记者 "
    "无障碍 打卡点 服务承诺 群众点题 律师支招 摸清家底 怎么上任 遗留问题 整改回看 "
    "人物简介 单位简介 问题整改过程 帮扶 成效展示区"
)


@pytest.mark.parametrize("label", [*OTHER.split(), ""])
def test_other_labels_belong_to_no_field(label):
    assert KAIMEN.match(label) is None


def test_a_meaning_that_two_fields_have_is_inferred_for_neither():
    profile = builtin()[0].model_copy(update={"fields": (*builtin()[0].fields, builtin()[1].fields[2])})
    assert Lexicon(profile).match("落实过程") is None


def labels_of(**fields):
    specs = tuple({"name": name, "aliases": tuple(aliases)} for name, aliases in fields.items())
    return Lexicon(Profile.model_validate({"name": "series", "fields": specs}))


@pytest.mark.parametrize("written", [*MARKED, "事 项 名 称", "项目名称（事项名称）："])
def test_a_listed_label_is_found_however_the_profile_writes_it(written):
    for lexicon, rule in ((labels_of(**{written: []}), "name"), (labels_of(其他=[written]), "alias")):
        found = lexicon.match("项目名称(事项名称)" if "项目" in written else "事项名称")
        assert found == (lexicon.profile.fields[0].name, rule)


@pytest.mark.parametrize("label", ["十项承诺", "30天进展", "3有一化"])
def test_a_number_that_belongs_to_a_listed_label_stays(label):
    assert labels_of(**{label: []}).match(label) == (label, "name")
    assert not labels_of(**{label: []}).listed(label.lstrip("十30"))


def test_a_listed_label_without_letters_claims_nothing():
    assert labels_of(**{"？": []}).match("") is None


def test_a_label_that_leaves_the_same_word_as_a_listed_one_is_inferred():
    lexicon = labels_of(责任单位=["实施单位"], 建议内容=[])
    assert lexicon.match("牵头单位") == ("责任单位", "meaning")
    assert lexicon.match("我的建议") == ("建议内容", "meaning")
    assert labels_of(责任单位=[], 包抓单位=[], 牵头单位=[]).match("承办单位") is None


def test_a_label_with_a_listed_one_s_first_word_and_another_formal_end_is_inferred():
    lexicon = labels_of(处置情况=["破案情况"], 案件名称=[])
    assert lexicon.match("处置结果") == ("处置情况", "word")
    assert labels_of(处置情况=[], 处置过程=[]).match("处置结果") is None
    assert labels_of(处置情况=[], 工作成效=[]).match("处置结果") == ("工作成效", "meaning")


def test_a_label_word_for_word_like_a_listed_one_is_surer_where_the_first_word_is_the_same():
    lexicon = labels_of(居民心愿=["居民诉求"], 改造过程=[])
    assert lexicon.match("居民愿望") == ("居民心愿", "meaning")
    assert lexicon.match("村民愿望") == ("居民心愿", "kind")


def test_what_people_say_is_a_reaction_and_what_leaders_say_a_remark():
    lexicon = labels_of(履职感言=[], 群众评价=[])
    assert lexicon.match("百姓有话说") == ("群众评价", "meaning")
    assert lexicon.match("书记心里话") == ("履职感言", "meaning")


def test_what_somebody_says_is_the_field_of_whom_it_names():
    lexicon = labels_of(部门答复=[], 居民点赞=["业主评价"], 下步打算=[])
    assert lexicon.match("部门怎么说") == ("部门答复", "word")
    assert lexicon.match("水厂回复") == ("部门答复", "meaning")
    assert lexicon.match("下一步怎么干") == ("下步打算", "meaning")
    assert lexicon.match("上级评价") is None
    assert lexicon.match("物业怎么说") is None


def test_what_is_pledged_and_what_is_planned():
    lexicon = labels_of(履职承诺=[], 下步打算=[])
    assert lexicon.match("护林誓言") == ("履职承诺", "meaning")
    assert lexicon.match("践诺情况") is None
    assert lexicon.match("今后盘算") == ("下步打算", "meaning")


def test_what_asks_about_a_listed_label_s_word_means_its_field():
    lexicon = labels_of(兴边举措=["守边做法"], 富民成效=[])
    assert lexicon.match("怎么兴边") == ("兴边举措", "word")
    assert lexicon.match("怎么去") is None
    assert labels_of(兴边举措=[], 兴边成效=[]).match("怎么兴边") is None


@pytest.mark.parametrize("label", ["鸟儿怎么办", "物业怎么说", "老宅怎么看"])
def test_a_question_about_something_else_says_nothing(label):
    assert labels_of(增收路径=["怎么干的"], 业主评价=[]).match(label) is None


def test_a_fields_own_name_means_more_than_another_fields_alias():
    assert labels_of(进展情况=["完成情况"], 群众受益=["惠民成效"]).match("老百姓得实惠") == ("群众受益", "meaning")


def test_without_a_profile_no_field_claims_anything():
    assert lexicon_of(None).match("事项名称") is None


def test_profiles_of_one_name_have_lexicons_of_their_own():
    one, other = labels_of(办理=["怎么办的"]).profile, labels_of(成效=["怎么办的"]).profile
    assert one.name == other.name
    assert [lexicon_of(p).listed("怎么办的").field for p in (one, other)] == ["办理", "成效"]


def test_the_last_word_is_the_head():
    assert (meaning("项目背景"), meaning("办理成效"), meaning("解决问题")) == ("background", "result", None)


def test_words_of_labels():
    assert spells_label("工作思路")
    assert not spells_label("先围后拆")
    assert not spells_label("工作")


def test_look_alikes_are_pairs_of_different_characters():
    assert alike("困", "因") and alike("焦", "隹") and alike("孑", "子")
    assert alike("情", "请") and alike("名", "明"), "typed by their sound"
    assert not alike("困", "困")
    assert not alike("困", "难")


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("来电诉求", "企业诉求"),
        ("会诊记录", "现场会诊"),
        ("兑现情况", "兑现结果"),
        ("居民呼声", "居民心声"),
        ("小编有话说", None),
        ("老党员的话", None),
        ("老师手记", "教师手记"),
        ("获奖名单", None),
        ("社区情况", None),
    ],
)
def test_an_unlisted_label_that_ends_with_a_listed_one_s_word_means_it(label, field):
    listed = {"企业诉求": ["诉求清单"], "居民心声": ["群众心声"], "书记承诺": ["书记的话"]}
    lexicon = labels_of(教师手记=[], 现场会诊=[], 兑现结果=["解题结果"], 社区名称=[], **listed)
    found = lexicon.infer(label)
    assert (found.field if found else None) == field


def test_a_word_that_labels_of_two_fields_end_with_means_neither():
    assert labels_of(现场会诊=[], 专家会诊=[]).infer("会诊记录") is None


@pytest.mark.parametrize("label", ["注意事项", "未完成事项", "其他事项"])
def test_a_generic_word_at_its_end_gives_a_label_no_field(label):
    assert labels_of(事项名称=["项目名称"]).infer(label) is None


@pytest.mark.parametrize(
    ("listed", "other"),
    [
        ("温度要求", "湿度要求"),
        ("推荐书目", "推荐节目"),
        ("新人寄语", "亲人寄语"),
        ("教学特色", "数学特色"),
        ("空间利用", "空地利用"),
        ("负责情况", "负债情况"),
    ],
)
def test_words_that_differ_in_one_character_of_meaning_are_no_misprints(listed, other):
    lexicon = Lexicon(Profile(name="某系列", fields=({"name": listed}, {"name": "管护要点"})))
    match = lexicon.match(other)
    assert match is None or match.rule != "misprint"


@pytest.mark.parametrize("label", ["改造以后", "改造之后"])
def test_what_is_behind_works_is_what_has_come_of_them(label):
    fields = tuple(FieldSpec(name=name) for name in ("改造前", "更新做法", "更新成效"))
    assert Lexicon(Profile(name="旧城新颜", fields=fields)).infer(label).field == "更新成效"
    named = Profile(name="旧城新颜", fields=(*fields, FieldSpec(name="整治后")))
    assert Lexicon(named).match(label).field == "整治后"


@pytest.mark.parametrize("label", ["改造以前的样子", "更新之前"])
def test_what_was_before_works_is_no_story_of_the_past(label):
    fields = tuple(FieldSpec(name=name) for name in ("街巷往事", "改造前", "更新举措"))
    assert Lexicon(Profile(name="老街新生", fields=fields)).infer(label).field == "改造前"


def test_patients_are_called_so_in_several_ways():
    profile = Profile(name="名医", fields=(FieldSpec(name="患者评价"), FieldSpec(name="专家评价")))
    assert Lexicon(profile).infer("病人评价").field == "患者评价"


@pytest.mark.parametrize(("label", "field"), [("牵头的人", "带头人"), ("啥纠纷", "纠纷名称"), ("推进实况", "落实情况")])
def test_words_that_link_and_what_is_asked_for(label, field):
    fields = ("带头人", "纠纷名称", "落实情况", "居民评价")
    assert Lexicon(Profile(name="议事", fields=tuple(map(named, fields)))).infer(label).field == field


def named(name):
    return FieldSpec(name=name)


@pytest.mark.parametrize(("label", "field"), [("眾人說", "众人说"), ("報名條件", "报名条件"), ("勞動現場", "劳动现场")])
def test_any_traditional_form_is_known(label, field):
    assert Lexicon(Profile(name="夜话", fields=(named(field),))).match(label) == (field, "traditional")


@pytest.mark.parametrize(
    ("word", "listed"),
    [("村民", "村名"), ("入口", "人口"), ("平价", "评价"), ("体检人", "体验人"), ("服务难", "服务谁")],
)
def test_few_letters_are_no_misprint_of_another_word(word, listed):
    assert Lexicon(Profile(name="村史", fields=(named(listed),))).infer(word) is None


def test_what_people_say_is_read_by_its_last_word():
    fields = ("议题", "商议经过", "村民评说")
    assert Lexicon(Profile(name="议事", fields=tuple(map(named, fields)))).infer("居民的话").field == "村民评说"


@pytest.mark.parametrize("label", ["什么项目", "什么内容", "啥项目"])
def test_a_question_for_no_more_than_a_thing_is_no_name(label):
    assert KAIMEN.infer(label) is None


def test_a_label_that_says_the_most_of_what_a_field_says():
    profile = Profile(name="村村响", fields=(named("难忘的一次播音"), named("家属心声")))
    assert Lexicon(profile).infer("最难忘的一次播音").field == "难忘的一次播音"
    assert Lexicon(profile).infer("家人心声").field == "家属心声"


def test_what_troubles_people_is_what_they_ask_for_where_no_field_is_a_problem():
    asked = Lexicon(Profile(name="街巷长", fields=(FieldSpec(name="街巷概况"), FieldSpec(name="群众反映"))))
    assert asked.match("烦心事") == Match("群众反映", "meaning")
    assert asked.match("现场难题") is None
    both = Lexicon(Profile(name="街巷长", fields=(FieldSpec(name="存在问题"), FieldSpec(name="群众反映"))))
    assert both.match("烦心事").field == "存在问题"


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("开门之惑", "问题困难"),
        ("开门之喜", "工作成效"),
        ("开门之言", "上任感言"),
        ("开门之事", "事项名称"),
        ("书记寄语", "上任感言"),
    ],
)
def test_more_words_of_labels(label, field):
    assert lexicon_of(builtin()[0]).match(label).field == field


def test_what_something_looks_like_is_the_overview():
    assert KAIMEN.infer("水塘长啥样") == Match("情况简介", "saying")


@pytest.mark.parametrize("label", ["改造后长啥样", "如今长啥样"])
def test_what_something_looks_like_behind_works_is_no_overview(label):
    assert KAIMEN.infer(label) is None


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("党员群众评价", "people"),
        ("群众打分", "people"),
        ("专家点评", "outsiders"),
        ("自我评价", "self"),
        ("评议结果", None),
    ],
)
def test_who_judges(label, who):
    assert judge(label) == who
