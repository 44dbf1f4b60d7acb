"""Closing paragraphs: how editors end an installment behind its last block, with nothing to mark it.

They sum up (以上五个党组织…), look ahead to the next issue, turn to readers, or say what those above will do. A block's
own last paragraph may do much of this, of the community: so only what hardly any block says is enough by itself, and
the rest is weighed. Set with sight of the texts of tests/extractors/closings.json, and of the last paragraphs of blocks
in tests/unseen.
"""

from __future__ import annotations

import re

__all__ = ["closing_signs"]

_SHORTEST, _LONGEST = 12, 240
"""Code points of a closing paragraph; the longest seen has 136."""
_ENOUGH = 2.0
_OF_BLOCK_WEIGHT = 1.5
_COUNT = "[二三四五六七八九十两几0-9]{1,3}"
_THEM = "案例|做法|故事|典型|探索|答卷|身影|代表作|党组织|支部|社区|村居|村|家庭|单位|项目|事项|情况|小区|人物|企业"
_ABOVE = (
    "(?<![市区县旗州社小园])[省市区县旗州]"
    "(?:委(?!书记)|政府|人大|政协|纪委|妇联|总工会|[\u3400-\u9fff]{1,7}[局部办院委会](?![里长]))"
)
"""Those above a community: 区政府, 县委组织部, 市人大常委会."""
_WILL = "将(?:组织|适时|持续|继续|对|列入|会同|陆续|公布|邀请|紧盯|遴选|定期|进一步|在年|把(?:征集|入选|以上|上述))"
_UNSAID = '[^“”"「」说讲道问喊笑]|“[^”]{1,12}”'
"""What is no speech; a name may stand in quotation marks."""
_PATTERNS: tuple[tuple[float, tuple[str, ...]], ...] = (
    # all that stands above
    (2.0, (f"(?:^|[，。；])(?:以上|上述)(?:{_COUNT}[个件位名家份条]?)?(?:{_THEM})",)),
    (
        2.0,
        (
            "排名不分先后",
            "抛砖引玉",
            "告一段落",
            f"这(?:些|[一几]?组|{_COUNT}[个件位]?)(?:案例|故事|答卷|探索|稿子|典型)",
        ),
    ),
    (
        1.5,
        (
            f"^这?{_COUNT}[个件位家名把扇条盏份则座](?!多?月)(?:{_THEM}|[\u3400-\u9fff]{{1,4}})(?:，|有大|说完|没有一|各)",
        ),
    ),
    (1.5, ("需要说明的是", "一并致谢", "文中", "^最后，附上")),
    # the series and its issues
    (2.0, ("下一?[期辑](?!工程|改造|施工|建设|项目|培训|资金)|后续几?期|后几期|最后一期|往期",)),
    (
        2.0,
        (
            "本(?:期(?!工程|改造|施工|建设|项目|培训|资金)|辑|栏目|专栏|系列|合集|次(?:展播|评选|公示|展示))|(?:这个|该)(?:系列|专栏|栏目)",
        ),
    ),
    (2.0, ("(?:专栏|栏目|系列|展播|合集|刊登)[^。，]{0,8}(?:继续|进行|陆续|更新|到这里|期间|走进|结束)",)),
    (1.0, ("下一?(?:批|站|周|集)", "展播|专栏|栏目|评选|征集")),
    # readers
    (2.0, ("小编|不见不散|敬请(?:关注|期待)|留言区|评论区|(?:跟帖|回帖)(?:告诉|推荐|报名|[。！]?$)",)),
    (2.0, ("欢迎(?:您|你|大家|各位|广大|读者|持续|继续|留言|来[稿信电]|投稿|推荐|提供|提出|社会各界|市民|拨打)",)),
    (1.0, (f"^(?:{_UNSAID})*(?:您|你(?![们一追来拉帮家出办]))(?:{_UNSAID})*$",)),
    (
        1.0,
        (
            "如有|如对|如果您|屏幕前|快来|记得收藏|稿酬|投稿|推荐|留言|报名|邮箱|信箱|致电|扫描?|投票|告诉我们|读者|后台|二维码",
        ),
    ),
    (1.0, ("(?:监督|举报|咨询)(?:电话|热线)|热线[:：]",)),
    # those above, and all of a region
    (1.0, (f"{_ABOVE}[^。，“”]{{0,10}}(?:{_WILL}|拟|已由)",)),
    (1.0, (f"{_ABOVE}(?:有关|相关)负责(?:人|同志)(?:表示|介绍)",)),
    (1.0, ("由[^。，]{0,8}[省市区县](?:委|政府|人大)[^。，]{0,16}(?:核实|评审|选出|审核|认定)",)),
    (1.0, ("未按期|逐项评估|逐件核实|满意度测评|评估结果|测评结果|下一批督办|汇编成册|全面推广|在全[市区县]推广",)),
    (
        2.0,
        (
            "(?:^|[。；])各(?:地|级|单位|镇街|乡镇|街道|村(?!民|小?组)|社区|有关)[^。“”]{0,16}(?:要|应当?|可结合|须|需|学习|参照)",
        ),
    ),
    (2.0, ("报[^。，]{0,4}[省市区县]委",)),
    (1.0, ("(?:^|[。；，])(?:今年|目前|截至目前|近年来)?[^。，“”]{0,4}全[市县区省旗](?:各|共|将|还有|上下|类似)",)),
    (1.0, ("全[市县区省旗](?:党员|干部|还将|范围|政法)|(?:大地|两岸|小城|县城|城市)[的上]|类似的",)),
    (1.5, ("像(?:他们|她们|这样)[^。]{0,12}(?:还有|故事|代表|干部|书记)|缩影|许许多多",)),
    (1.0, ("加起来(?:不|也|才|还)|合起来(?:不|也|才|还)",)),
    # what is said of all of it
    (1.5, ("事实证明|告诉我们|说到底|标准答案|同一个道理|道理只有一个|不是一句口号|一直在路上|民之所盼",)),
    (1.0, ("让我们|致敬|我们有理由|谱写|画卷|篇章|图景|幸福密码|榜样|见贤思齐|老话|愿每|贵在|值得",)),
)
"""What speaks for a closing paragraph, with its weight."""
_SIGNS = tuple((weight, re.compile("|".join(patterns))) for weight, patterns in _PATTERNS)
_NUMBERED = re.compile("[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．]|第[一二三四五]|[①-⑳]")
_OF_BLOCK = re.compile(
    "(?<![各个区市县本])(?:社区|村|园区|站|中心|合作社)(?:里|将|计划|还|党|书记|已|先后|累计|公布|的)"
    "|[我本该](?:村|社区|街道|镇|所)|^(?:如今|现在)"
    '|[老小][\u3400-\u9fff]{1,2}(?:说|家)|(?:居民|村民|大[爷妈娘叔伯]|阿姨|老人)们?(?:都?说|笑|感慨)|[“「"][^”」"]{6,}[”」"]'
)
"""What speaks of a community and its people."""
_ENDING = re.compile("(?:社区|村|小区|园区)$")


def closing_signs(text: str, community: str | None = None) -> float:
    """What speaks for a paragraph as the editors' last one, 0 where that is not enough.

    `community` is the name of the block above; a paragraph that has it is of that block.
    """
    stem = _ENDING.sub("", community) if community else ""
    if not _SHORTEST <= len(text) <= _LONGEST or _NUMBERED.match(text) or (len(stem) > 1 and stem in text):
        return 0.0
    found = sum([weight for weight, pattern in _SIGNS if pattern.search(text)])
    if found and _OF_BLOCK.search(text):
        found -= _OF_BLOCK_WEIGHT
    return found if found >= _ENOUGH else 0.0
