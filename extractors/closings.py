"""Closing paragraphs: how editors end an installment behind its last block, with nothing to mark it.

They sum up (以上五个党组织…), look ahead to the next issue, turn to readers, or say what those above will do. A block's
own last paragraph may do as much, of the community: so signs are weighed, and against them what speaks of the block.
Set with the texts of tests/extractors/closings.json, which an author wrote who had not seen the signs.
"""

from __future__ import annotations

import re

__all__ = ["closing_signs"]

_SHORTEST, _LONGEST = 12, 240
"""Code points of a closing paragraph; the longest seen has 136."""
_ENOUGH, _OF_BLOCK_WEIGHT = 2.0, 1.5
_COUNT = "[二三四五六七八九十两几0-9]{1,3}"
_OF_THEM = (
    "案例|做法|项目|事项|村居|社区|乡?村|镇|街道|情况|党组织|故事|经验|典型|人物|支部|小区|探索|书记|支书|小?事|实事|答卷"
    "|身影|代表|企业|家庭|单位|网格|院落|小家"
)
_OFFICE = "[\u3400-\u9fff]{1,7}[局部办院委会](?![里长])"
_ABOVE = (
    "(?<![市区县旗州社小园])[省市区县旗州]"
    f"(?:里|委(?!书记)|政府|人大|政协|纪委|有关部门|妇联|总工会|残联|工商联|{_OFFICE})"
)
"""Those above a community: 区政府, 县委组织部, 市人大常委会."""
_PATTERNS: tuple[tuple[float, tuple[str, ...]], ...] = (
    # all that stands above
    (2.0, (f"(?:以上|上述)(?:的|这)?(?:{_COUNT})?(?:[个件位名家份条]|(?={_OF_THEM}))",)),
    (2.0, (f"这(?:些|[一几]?组|{_COUNT})[个件位名家份条]?(?:{_OF_THEM}|来自|稿)",)),
    (
        1.5,
        (f"^这?{_COUNT}[个件位名家把扇条盏份则座](?!多?月)(?:{_OF_THEM}|[\u3400-\u9fff]{{1,6}})(?:，|有|说|没|都|各)",),
    ),
    (2.0, ("排名不分先后", "抛砖引玉", "一并致谢", "需要说明的是", "告一段落")),
    (1.5, ("文中", "附上")),
    # the series and its issues
    (
        2.0,
        (
            "下一?(?:期|集|批|站|辑)|后续几?期|后几期|最后一期|往期",
            "本(?:期|辑|栏目?|专栏|系列|合集|版|号|次(?:展播|评选|活动|公示))|(?:这个?|该)(?:系列|专栏|栏目)",
        ),
    ),
    (
        2.0,
        ("(?:专栏|栏目|系列|展播|展示|评选|征集|合集|刊登)[^。，]{0,8}(?:继续|进行|陆续|更新|到这里|期间|走进|结束)",),
    ),
    # readers
    (2.0, ("小编|编者|读者|不见不散|敬请|留言区|评论区|后台|二维码|转发", "[回跟]帖(?:告诉|推荐|报名|[。！]?$)")),
    (2.0, ("欢迎(?:您|你|大家|各位|广大|读者|持续|继续|留言|来[稿信电]|投稿|推荐|关注|提供|提出|社会|市民)",)),
    (2.0, ("^(?:[^“”]|“[^”]{1,80}”)*(?:您|你(?![们一追来拉帮]))",)),
    (1.5, ("如有|如对|屏幕前|快来|记得收藏|稿酬|投稿",)),
    (1.0, ("(?:监督|举报|咨询|服务)电话",)),
    # those above, and all of a region
    (2.0, (f"{_ABOVE}[^。，“”]{{0,14}}(?:将|拟|已由|已要求|每季度|每年|会提前)",)),
    (2.0, (f"{_ABOVE}(?:有关|相关)?负责(?:人|同志)(?:表示|介绍)",)),
    (2.0, ("由[^。，]{0,8}[省市区县](?:委|政府|人大)[^。，]{0,16}(?:核实|评审|选出|审核|认定)",)),
    (
        2.0,
        ("(?:^|[。；，])各(?:地|级|有关|单位|部门|[市区县乡镇街村社])[^。“”]{0,16}(?:要|应当?|可|须|需|将|学习|参照)",),
    ),
    (1.0, ("报[^。，]{0,4}[省市区县]委",)),
    (1.5, ("(?<!为)(?<!在)全[省市区县旗州镇](?:各|共|将|还有|累计|上下|注册|[\u3400-\u9fff]{0,4}系统)",)),
    (1.0, ("全[市县区省旗]", "(?:大地|两岸|小城|县城|城市)[的上]", "类似的")),
    (1.5, ("像(?:他们|这样|她们)", "缩影|千千万万|许许多多")),
    # what is said of all of it
    (1.5, ("事实证明|告诉我们|说到底|标准答案|一个道理|贵在|不是一句口号|一直在路上|民之所盼|听民声|同心共筑|老话",)),
    (1.0, ("让我们|致敬|我们有理由|谱写|画卷|篇章|图景|幸福密码|榜样|见贤思齐|初心|答卷|笑脸",)),
    (1.5, ("^[愿祝][\u3400-\u9fff]",)),
)
"""What speaks for a closing paragraph, with its weight."""
_SIGNS = tuple((weight, re.compile("|".join(patterns))) for weight, patterns in _PATTERNS)
_OF_BLOCK = re.compile(
    "(?<![各个区市县])(?:社区|村|园区|站|中心|合作社)(?:里|将|计划|还|党|书记|已|先后|累计|公布|的)"
    "|[我本该](?:村|社区|街道|镇|站|所)|^(?:如今|现在)"
    "|[老小][\u3400-\u9fff]{1,2}(?:说|家)|(?:居民|村民|大[爷妈娘叔伯]|阿姨|老人)们?(?:都?说|笑|感慨)|“[^”]{6,}”"
)
"""What speaks of a community and its people."""
_ENDING = re.compile("(?:社区|村|小区|园区)$")


def closing_signs(text: str, community: str | None = None) -> float:
    """What speaks for a paragraph as the editors' last one, 0 where that is not enough.

    `community` is the name of the block above; a paragraph that has it is of that block.
    """
    stem = _ENDING.sub("", community) if community else ""
    if not _SHORTEST <= len(text) <= _LONGEST or (len(stem) > 1 and stem in text):
        return 0.0
    found = sum([weight for weight, pattern in _SIGNS if pattern.search(text)])
    if found and _OF_BLOCK.search(text):
        found -= _OF_BLOCK_WEIGHT
    return found if found >= _ENOUGH else 0.0
