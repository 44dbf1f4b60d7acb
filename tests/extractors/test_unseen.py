"""Pages by authors who had not read the program, with the truth that a careful reader takes from them.

Each page is held to each measure; what the program does not get right yet fails, strictly, with the reason.
"""

import json
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import pytest

from kaimen import extract_page
from kaimen.extractors.ids import fold

PAGES = Path(__file__).parents[1] / "unseen"
MEASURES = ("headings", "places", "leads", "labels", "sections", "paragraphs", "captions", "images", "meta")

NOT_YET = {
    "aa09": ("images labels paragraphs sections", "an unlisted word in front of a colon, once (队员名单)"),
    "aa12": ("meta", "seconds that the truth leaves out"),
    "aa13": (
        "images labels paragraphs sections",
        "下步计划, of which the series has no field, with a space alone behind it",
    ),
    "aa15": ("images labels paragraphs sections", "an unlisted word in bold alone on its line, once (立下规矩)"),
    "ac11": ("paragraphs sections", "a truth against the profile, which lists 项目 as 项目名称"),
    "ad09": ("headings", "a bar in an element of its own in front of a heading"),
    "af09": ("meta", "企业所盼 as what firms ask for; seconds that the page does not show"),
    "ag09": ("labels", "a question mark behind a label belongs to it, which another author's truth asks for"),
    "ah13": ("paragraphs sections", "how the effects were judged (成效评价), counted as the effects"),
    "ai05": ("places", "a pioneers' park counted as a community"),
    "ai10": ("paragraphs sections", "家属留言 as what residents say"),
    "aj01": ("paragraphs sections", "职工点赞 as what the craftsman says"),
    "ak09": (
        "images labels paragraphs sections",
        "unlisted labels that stand once, with a wide space alone behind them",
    ),
    "al12": ("meta", "a summary in a box of that name counts as lead"),
    "am12": ("meta", "the site after 来自 counts as no source"),
    "ap10": (
        "images labels paragraphs sections",
        "a label of its own with nothing to set it apart, that stands once (当事人)",
    ),
    "ap13": (
        "images labels paragraphs sections",
        "a label of its own in bold glued to its value, which could begin a sentence (结对单位)",
    ),
    "ar09": ("places", "a street's lower end counted as a community (上街)"),
    "ar12": ("places", "a farm and its station counted as town and community"),
    "as07": ("paragraphs", "a table in a section, a cell a paragraph; ours is a row"),
    "as10": ("labels meta", "a question mark behind a label; the series' name and number in the lead alone"),
    "as11": ("paragraphs", "a table in a section, a cell a paragraph; ours is a row"),
    "au14": (
        "images labels paragraphs sections",
        "a label of its own in bold glued to its value, once; a telephone's row as a label; 增收情况 beside 增收效益",
    ),
    "av05": ("places", "a works' dormitory counted as a community"),
    "aw14": (
        "images labels meta paragraphs sections",
        "a label of its own in bold glued to its value, once; a summary in a box of that name counts as no lead",
    ),
    "ax04": ("paragraphs sections", "a reporter's note behind the last section of a single block"),
    "ax10": ("labels paragraphs sections", "a label broken in two words that each are one (资金 | 来源)"),
    "ax11": ("paragraphs sections", "a label of its own in bold that stands once (实行的结果)"),
    "ay06": ("paragraphs sections", "进展 beside the field that it means"),
    "az03": ("places", "a teaching point named for a hamlet (小寨) counted as none of it"),
    "az04": ("places", "a teaching point named for a hamlet (高寨) counted as none of it"),
    "az06": ("paragraphs sections", "labels put in other words"),
    "b08_word": ("meta", "the imprint's date is taken for the day of publication"),
    "b09_dump": (
        "images labels meta paragraphs sections",
        "an unlisted label with nothing to set it apart; an account's name",
    ),
    "bc10": ("paragraphs sections", "成果数据 taken for what came of it"),
    "be11": ("places", "an estate (铁路新村) counted as none"),
    "be12": ("meta", "the account counts as no source"),
    "bf09": ("paragraphs sections", "群众评价 as what a later call found"),
    "bg06": (
        "images labels paragraphs places sections",
        "a label of its own that stands once (所获荣誉); sisters (梅家姊妹) counted as a place",
    ),
    "bg12": ("places", "a town in front of a troupe behind its district; 演出预告 as shows given"),
    "bh08": ("images labels paragraphs sections", "a label of its own glued to a paragraph's end, once"),
    "bh12": ("meta", "seconds of a script's time, which the page does not show"),
    "bh13": ("paragraphs sections", "故事 beside 暖心故事"),
    "bi08": ("paragraphs sections", "得实惠的 as what the villagers have of it"),
    "bi09": ("images", "an image in <noscript> behind its lazy twin"),
    "bk05": ("images", "a picture below the last row of a grid"),
    "bk09": ("paragraphs sections", "a card of a mini-program between two blocks"),
    "bk11": (
        "headings leads meta paragraphs places sections",
        "a place that spans rows, the community's letters below each other; 进度 as what was done",
    ),
    "bn08": ("images paragraphs sections", "管护责任人 as who answers for the care; 参与群众 as who worked"),
    "bn11": (
        "images labels paragraphs sections",
        "a label of its own with nothing but a wide space behind it (设备维护)",
    ),
    "bn14": ("places", "a temple (云顶寺) counted as none"),
    "bo06": (
        "paragraphs sections",
        "a reporter's note counts as the footer, which two other authors count as a section",
    ),
    "bo09": ("meta", "the site's name behind the series' in the title element; a series' name with a dash in it"),
    "bp02": (
        "headings images labels leads meta paragraphs sections",
        "案件回顾 taken for the field in front of the right one",
    ),
    "bp03": ("paragraphs sections", "看家本领 as a skill"),
    "bp06": ("meta paragraphs sections", "a closing remark of the one who posts; the series' name without a number"),
    "bp08": ("meta", "a series that the kicker names in quotation marks alone"),
    "bp10": ("paragraphs sections", "匠人心语 as what a craftsman says"),
    "bp11": ("paragraphs sections", "变化与收获, two words for what was reached"),
    "bp12": (
        "meta paragraphs sections",
        "what stands in front of a quotation in the series' name; 老师感言 as what teachers and parents say",
    ),
    "bq05": (
        "images labels paragraphs sections",
        "a label in quotation marks that a sentence speaks of; 困难在后头 behind what was done",
    ),
    "bq09": ("paragraphs", "a single break that parts no paragraphs, which other authors' truths ask for"),
    "bq10": (
        "images meta paragraphs sections",
        "what pdftohtml sets apart: digits in a line, lines of a paragraph, the masthead",
    ),
    "bq13": (
        "images labels paragraphs sections",
        "a label of its own that stands once, with a wide space alone behind it; breaks that part no paragraphs",
    ),
    "bq14": ("paragraphs", "breaks that part no paragraphs"),
    "bs04": ("meta paragraphs sections", "until when one may vote, and 第四轮 in front of 入围作品"),
    "bs10": (
        "captions images labels paragraphs sections",
        "a label of its own that stands once behind a mark that captions have",
    ),
    "bs12": ("paragraphs sections", "the link back to the site in a last paragraph (返回搜好，查看更多)"),
    "bt04": ("meta paragraphs sections", "专家说法 as a hint; a series without a number"),
    "bt06": ("meta paragraphs sections", "求助内容 as a question; the series in front of 第31期 in brackets"),
    "bt08": ("paragraphs sections", "绿色账单 in the place of what became better"),
    "bt09": ("meta", "the series' name in front of a bar; seconds"),
    "bt11": ("places", "an estate counted as none"),
    "bu14": ("images labels paragraphs sections", "a label of its own that stands once, with a number and a space"),
    "bv07": ("meta", "a series without a number"),
    "bv10": ("meta", "the sheet's first row as the title"),
    "bv11": (
        "images labels meta paragraphs sections",
        "lines of pdf2htmlEX: paragraphs, the masthead, 村（居）情况 in one of them",
    ),
    "bw03": ("paragraphs sections", "眼下职业 as a post, 找工作的经过 as how somebody found one"),
    "bw05": ("paragraphs sections", "断代 as an age, 大小 as measures"),
    "bw13": ("paragraphs sections", "出动力量 out of its order"),
    "bx04": ("captions meta", "a note row between blocks as a caption"),
    "bx05": ("meta", "a series' name with its quotation marks"),
    "bx06": ("paragraphs sections", "a closing note behind the last block"),
    "bx07": ("meta", "a source of two offices; the series in the account's column"),
    "bx08": ("places", "a district in front of a street counted to neither"),
    "bx09": ("places", "a villagers' committee as the community; a call for stories behind the last block"),
    "bx11": ("captions", "a remark in brackets above a table as a caption"),
    "bx13": ("paragraphs sections", "a remark in brackets behind the last block"),
    "bz02": ("images labels paragraphs sections", "下一步打算 glued to a paragraph's end, 扶持政策 in plain type"),
    "bz05": ("paragraphs sections", "家长心声 taken for a headmaster's word"),
    "bz10": ("paragraphs sections", "怎么改 as how something is put right"),
    "ca02": ("captions", "an office and a name in brackets below a picture, which sign the text"),
    "ca05": ("paragraphs sections", "a post's signature below the buttons of the board"),
    "ca06": ("paragraphs sections", "目前进展 as what was done about the case"),
    "ca14": ("images labels paragraphs sections", "队伍来历, 拿手绝技 as fields; a spaced label in plain type"),
    "cb11": ("images labels leads paragraphs sections", "a term below the heading as a label; 后续跟进 as no field's"),
    "cb13": ("paragraphs sections", "街坊的话 as what they remember, not what they ask for"),
    "cd08": ("paragraphs sections", "认养单位 taken for who keeps watch"),
    "cd13": ("images labels paragraphs sections", "an unlisted label in plain type that stands once"),
    "ce06": ("meta", "a series' name that is a quotation as a whole, with its marks"),
    "ce09": ("meta", "the office in brackets at the end as the source"),
    "ce12": ("images labels paragraphs sections", "隐患清零账 in plain type as what was mended"),
    "ce13": ("paragraphs sections", "怎么帮农民 as 为农服务"),
    "cf10": ("places", "a town's government stands for the town"),
    "cf11": ("meta", "典型案例 in the headline's first segment as no series"),
    "cf13": ("captions paragraphs sections", "a caption in bold; 群众评价 as no field's"),
    "ch02": ("meta", "the series of a page's trail, without a profile's title in the headline"),
    "ch03": ("images labels paragraphs sections", "现在最难的 behind a sentence; questions"),
    "ch04": ("images labels paragraphs sections", "谁在当家 as 掌门人; 营业时间 in plain type"),
    "ch08": (
        "headings images labels leads meta paragraphs places sections",
        "labels in plain type of which the profile lists two (老毛病, 谁在管), in a post of breaks",
    ),
    "ch12": ("meta", "the series of a longer name in the headline"),
    "ch13": ("paragraphs sections", "打得怎么样, 差在哪儿 as fields"),
    "ch14": ("headings images labels leads paragraphs places sections", "队伍是怎么拉起来的 as a label; questions"),
    "cj10": ("paragraphs sections", "教学实况 as what a lesson is like"),
    "cj12": ("paragraphs sections", "the article's own title and series below the editors"),
    "ck01": ("images labels paragraphs sections", "招牌菜 in plain type"),
    "ck02": ("paragraphs sections", "平时谁张罗 as 日常管理"),
    "ck08": ("paragraphs sections", "乡亲跟着沾了什么光 as 带动乡邻"),
    "ck09": ("paragraphs sections", "后来怎么样 as how it is used"),
    "ck10": ("captions paragraphs sections", "a caption at the end of a definition's text"),
    "ck12": ("paragraphs sections", "labels put in other words"),
    "cn11": ("images labels leads paragraphs sections", "事由 in <> as the matter's name"),
    "co01": ("paragraphs sections", "蛛丝马迹 as 身份线索"),
    "co03": ("paragraphs sections", "今后怎么留住 as 保护建议"),
    "co04": ("images labels meta paragraphs sections", "labels behind another mark than the listed ones (●, ■)"),
    "co06": ("captions images", "从哪儿捡来的 as 发现经过; an app's strip in the text"),
    "co08": ("paragraphs sections", "随礼行情 taken for a rule"),
    "co09": ("paragraphs sections", "每天测什么 beside a listed label of the same field"),
    "co10": ("paragraphs sections", "吃住情况 as 值守生活"),
    "co11": ("paragraphs sections", "还有谁在说 as how a dialect lives on"),
    "co12": ("paragraphs sections", "打哪儿来的 as 词源考证"),
    "cp01": ("images labels paragraphs sections", "邻里点赞 as plain as running text"),
    "cp10": ("images labels paragraphs sections", "举报电话 behind a sentence as a label"),
    "cr07": (
        "headings images labels meta paragraphs sections",
        "a department and a title as headings (眼科：…), taken for a label",
    ),
    "cs08": ("images labels paragraphs sections", "完工时限 in plain type as a label"),
    "ct09": ("meta", "a row that names the music above the lead"),
    "ct11": ("paragraphs sections", "a label of three letters with one that looks alike (匠入说)"),
    "ct12": ("images labels paragraphs sections", "two letters misprinted (修缮难奌)"),
    "cu12": ("places", "a forestry farm counts as a community, unlike for this author"),
    "cv02": ("paragraphs sections", "labels put in other words"),
    "cv05": ("meta", "labels put in other words"),
    "cv09": ("paragraphs sections", "labels put in other words"),
    "cv12": ("paragraphs sections", "园子里出了啥岔子 as what was hard"),
    "cw03": ("meta", "the document's number as the title"),
    "cw04": ("paragraphs sections", "a byline in brackets without a mark behind the last block"),
    "cw06": ("leads", "a slogan below a heading's picture as lead"),
    "cw08": ("images labels paragraphs sections", "labels in << >>"),
    "cw11": ("paragraphs sections", "labels put in other words"),
    "cw12": ("places", "things of places in brackets of their own"),
    "cw13": ("images labels paragraphs sections", "labels put in other words"),
    "cx03": (
        "headings images labels leads paragraphs places sections",
        "a matter that begins again within a block; letters of headings apart",
    ),
    "cx08": ("captions paragraphs sections", "a caption in a cell; an unlisted label"),
    "cx09": ("paragraphs sections", "a closing note without a mark"),
    "cx10": ("images labels paragraphs sections", "labels put in other words"),
    "cy01": ("paragraphs sections", "labels put in other words"),
    "cy04": ("images labels paragraphs sections", "labels put in other words"),
    "cy05": ("paragraphs sections", "labels put in other words"),
    "cy06": ("paragraphs sections", "labels put in other words"),
    "cy07": ("images labels paragraphs sections", "labels put in other words"),
    "cy08": ("paragraphs sections", "labels put in other words"),
    "cy09": ("paragraphs sections", "labels put in other words"),
    "cy10": ("images labels paragraphs sections", "labels put in other words"),
    "cz07": ("meta", "症状 as 存在病灶; the series' line in a lead"),
    "cz10": ("images labels leads meta paragraphs sections", "病历 as 田间症状; quotes around a series' name"),
    "d04": ("meta", "the account in the page's own bar as the source"),
    "d05": ("places", "a place in the second of two lines around the headline"),
    "d06": ("images", "a closing ornament as wide as a photo"),
    "d13": ("meta", "the series' full name in the lead of a page without a profile"),
    "d15": ("captions images", "an advertisement in the middle of a section: a picture with its words below"),
    "d17": ("images", "lines and signs without a size between the stations"),
    "d18": ("labels", "a question mark behind a label belongs to it, which another author's truth asks for"),
    "d22": ("images paragraphs sections", "a box of tips behind the last block"),
    "d23": ("images labels leads paragraphs sections", "a comma of enumeration between label and value"),
    "d25": ("headings paragraphs sections", "a heading that is broken over two lines of its cell"),
    "d28": ("images", "a closing ornament without a size"),
    "d30": ("images paragraphs sections", "a call to an office in the middle of a section"),
    "da02": ("images", "a divider in motion is taken for a picture"),
    "da03": (
        "images labels paragraphs sections",
        "a wide space behind a question in bold, where labels have colons; 本栏责编 below the last block",
    ),
    "da04": ("places", "a place behind 点位一： with the name of a slope"),
    "da06": ("meta", "seconds in a script; a series without a number"),
    "da08": ("paragraphs sections", "如今的人气 as how it is used; 植物小名片 taken for a place's former look"),
    "da09": ("images labels meta paragraphs sections", "从堆场到园子 as how it was built"),
    "da11": ("paragraphs sections", "医生小课堂 taken for a doctor's wish"),
    "db02": ("places", "two villages in one heading"),
    "db08": (
        "paragraphs sections",
        "事由 counts as a label of its own for the author; who edits the column, below the last block",
    ),
    "db09": ("places", "two communities in one heading"),
    "db10": ("images", "dividers without a size are taken for pictures"),
    "db11": (
        "images labels meta paragraphs sections",
        "a label of its own in plain type; a source without a word before it",
    ),
    "dc06": ("paragraphs sections", "a line below the last block"),
    "dc08": ("images labels paragraphs sections", "整治过程 and a question glued to it"),
    "dc09": ("paragraphs sections", "家里人常说的话 as family rules"),
    "dc10": (
        "meta paragraphs sections",
        "这一家人 as who they are; 孩子的话 taken for what neighbours say; a season in the series' name",
    ),
    "dc11": ("paragraphs sections", "a line below the last block"),
    "dc12": ("paragraphs sections", "他的活法 as how a craft is kept"),
    "dd01": ("paragraphs sections", "坐下来谈 as how they agreed"),
    "dd02": ("paragraphs sections", "乘坐体验 as what it brought"),
    "dd03": ("paragraphs sections", "俺村啥样 by how it is put"),
    "dd05": ("paragraphs sections", "a line below the last block"),
    "dd14": ("images labels paragraphs sections", "相关链接 in the labels' brackets"),
    "de03": ("places", "a logistics park counts as no community"),
    "de06": ("headings", "districts in brackets above headings"),
    "de07": ("paragraphs sections", "reaches of rivers with their towns; a line of trivia between blocks"),
    "de09": ("paragraphs sections", "a note below the last block"),
    "df03": ("paragraphs sections", "an editor's remark on pictures behind the last block"),
    "df04": (
        "images labels meta paragraphs sections",
        "plain words as labels in one block; series and number in the headline's second line",
    ),
    "df05": (
        "captions images labels paragraphs sections",
        "收获 in plain type before a wide gap; a caption without a mark",
    ),
    "df07": (
        "paragraphs sections",
        "who said it behind a dash, glued to the next label; 老表回音 as what became of it",
    ),
    "df08": ("captions paragraphs sections", "a caption in a cell that its author counts as text"),
    "df09": ("images labels paragraphs sections", "in each block labels of another look; 由谁落实 as the office"),
    "dg06": ("meta", "the district belongs to the series' name"),
    "dg07": ("paragraphs sections", "rows of staff without a colon behind the last block"),
    "dg08": ("paragraphs sections", "治理后 as the lane's new look"),
    "dh04": (
        "captions headings images labels leads meta paragraphs places sections",
        "unlisted labels as low pictures with alternative texts",
    ),
    "dh08": ("meta", "quotes around the series' name, which other authors keep"),
    "di01": ("images labels paragraphs sections", "相关链接 as a section of its own"),
    "di07": ("meta", "quotes around the series' name belong to it"),
    "dj08": ("paragraphs sections", "费用公开 taken for who keeps it"),
    "dk01": ("images labels leads paragraphs sections", "labels put in other words"),
    "dk02": ("images labels paragraphs sections", "labels put in other words"),
    "dk03": ("meta paragraphs sections", "labels put in other words"),
    "dk04": ("paragraphs sections", "前因 as where it came from"),
    "dk05": ("headings images labels leads paragraphs places sections", "labels put in other words; dashes for colons"),
    "dk07": ("images labels paragraphs sections", "plain numbered labels; labels in plain type before a gap"),
    "dk08": ("images labels paragraphs sections", "labels put in other words"),
    "dk09": (
        "images labels paragraphs sections",
        "a label that comes again within its block, and one whose words say nothing",
    ),
    "dl03": ("paragraphs sections", "吃过的都说 as what old people say"),
    "dl05": ("paragraphs sections", "labels put in other words (闹了啥矛盾, 过了一个月)"),
    "dl07": ("paragraphs sections", "工期 taken for a difficulty; 谁掏钱 as where the money comes from"),
    "dl09": ("meta paragraphs sections", "老话一句 taken for what the chair says; a player's time"),
    "dl10": ("captions images labels paragraphs sections", "a label of its own before a bar; a caption without a mark"),
    "dn03": ("images labels paragraphs sections", "主持人 as a label of its own on a line"),
    "do01": ("paragraphs sections", "labels put in other words; plain lines as labels"),
    "do02": (
        "captions images labels paragraphs sections",
        "plain labels before a wide gap, hardly one listed; two series in the headline",
    ),
    "do03": ("images labels paragraphs sections", "labels put in other words in tables"),
    "do04": ("images labels paragraphs sections", "labels put in other words, each block in another look"),
    "do07": (
        "headings images labels leads paragraphs places sections",
        "labels put in other words, each block in another look; a heading right above a number",
    ),
    "do08": (
        "captions headings images labels leads meta paragraphs places sections",
        "no label of the page is listed or means a field by its words",
    ),
    "do09": (
        "captions images labels leads paragraphs sections",
        "labels put in other words; letters apart in brackets",
    ),
    "dp03": ("paragraphs sections", "途中经过 as what was noted on the way"),
    "dq08": ("meta", "series and number in the lead alone"),
    "dr06": (
        "images labels paragraphs sections",
        "a preview in the look of labels behind the last section counts as footer",
    ),
    "dr09": ("meta", "what stands behind a series’ name in its profile (选登)"),
    "du05": ("paragraphs", "a second value in a span beside the first"),
    "dv03": ("headings", "a mark (▶) in front of a heading, which other authors keep"),
    "dv05": ("paragraphs sections", "教员点评 counts as 结题评价 by its meaning"),
    "dx04": ("paragraphs", "a paragraph broken in two"),
    "dx05": ("images labels paragraphs sections", "labels of which few are listed run on into their values"),
    "dx10": ("images labels paragraphs sections", "an unlisted label in brackets that do not match"),
    "dy11": ("headings leads meta", "a unit without a place two lines above its first label"),
    "dz06": ("places", "寨老点评 counts as 众人说; a natural village behind its village"),
    "e08": ("meta", "a series without a number in the kicker"),
    "ea02": ("images labels paragraphs sections", "labels of their own in plain type before two spaces"),
    "ea06": ("labels", "a number in Chinese glued to a label (三怎么引的)"),
    "ea08": ("paragraphs", "printed lines of uneven width out of a PDF"),
    "ea09": ("labels paragraphs sections", "a label split over two boxes; the series in the account's column"),
    "ea10": ("images labels leads meta paragraphs sections", "labels that run on in the middle of a paragraph"),
    "eb04": ("images labels paragraphs sections", "a label of its own in plain type before a gap"),
    "eb10": ("captions images", "a promotion with a picture between paragraphs"),
    "ec02": ("meta", "quotation marks around the name of the built-in series"),
    "ee08": ("headings", "a badge in a heading"),
    "ee09": ("paragraphs sections", "现在的河 for what the works came to"),
    "ee10": ("paragraphs sections", "做了些啥 as progress; a closing paragraph without a mark"),
    "ef10": ("images", "a picture in a data: address"),
    "eh07": ("meta", "the series in the second of two titles"),
    "ei05": ("meta", "a table of numbers above the row with the time"),
    "ej07": (
        "meta paragraphs places sections",
        "districts in bold above their blocks; an apartment house for old people counts as a community",
    ),
    "ek03": ("paragraphs sections", "明日待办 taken for the result by its place"),
    "ek08": ("paragraphs sections", "最心疼的一次 taken for what neighbours gain by its place"),
    "ek10": ("headings leads places", "a shop's name alone below its street, a block of one section"),
    "em05": ("meta", "who supplied it counts as the source"),
    "em06": ("images labels paragraphs sections", "a label in round brackets"),
    "en03": ("paragraphs sections", "a call to readers with a telephone behind the last section"),
    "en04": ("captions", "书记开场白 for the remarks; a video's caption; a vote"),
    "en06": ("labels", "question marks inside and outside of brackets"),
    "en07": ("images", "numbers and stickers as pictures"),
    "en09": ("labels paragraphs sections", "a label over two lines of its cell with a question mark"),
    "eo06": ("paragraphs sections", "水质改善情况 for the change of the water"),
    "eo07": ("images labels paragraphs sections", "a label of its own glued in the middle of a paragraph"),
    "eo08": ("places", "a harbour behind its town counts as its community"),
    "ep10": ("meta", "a hint above the row counts as no lead"),
    "eq02": ("labels paragraphs sections", "a misprint whose first half is a label"),
    "eq04": ("images labels paragraphs sections", "a word in bold at a paragraph's beginning"),
    "er01": ("leads", "a name below a portrait, which this author counts as a lead"),
    "eu05": ("images labels paragraphs sections", "a label behind a full stop of half width"),
    "eu09": ("paragraphs sections", "asked how it was done, of two fields that could be meant"),
    "ew03": ("images labels paragraphs sections", "empty cells that this author counts as sections"),
    "ew04": ("images labels paragraphs sections", "empty cells that this author counts as sections"),
    "ew05": ("headings images labels leads meta paragraphs places sections", "a table drawn with lists"),
    "ew08": ("meta", "the first row of a table whose labels stand in a column"),
    "ew10": ("images labels paragraphs sections", "empty cells that this author counts as sections"),
    "ex03": ("images labels paragraphs sections", "labels put in other words"),
    "ex04": ("images labels paragraphs sections", "a label glued amid a line without a colon"),
    "ex05": (
        "images labels leads meta paragraphs sections",
        "labels in other words, glued to their values; the series in the second headline",
    ),
    "ex07": ("paragraphs sections", "a label put in other words"),
    "ex08": ("images labels paragraphs sections", "labels put in other words"),
    "ex09": ("images labels paragraphs sections", "a label glued to a paragraph's end"),
    "ey02": ("images labels meta paragraphs places sections", "forms with labels that no field lists"),
    "ey04": ("meta", "totals of several tables"),
    "ey06": ("paragraphs sections", "a line that leads to a table"),
    "ey10": ("images labels paragraphs sections", "notes below forms"),
    "ez06": ("images labels paragraphs sections", "a label in bold amid a paragraph"),
    "ez07": ("images labels paragraphs sections", "a label in no colour, glued"),
    "f10": ("meta", "the series' name in quotes, with 系列报道 behind"),
    "f12": ("meta", "a byline above the text counts as the lead's first paragraph, unlike for four other authors"),
    "fa07": ("paragraphs sections", "remarks without a value; a row below a label's cell"),
    "fa09": ("headings leads meta places", "the first form of a grid, behind a line with time and place"),
    "fb03": ("captions images", "a picture in a table at the end"),
    "fb08": ("places", "a stretch of a dyke behind its town"),
    "fc02": ("images labels paragraphs sections", "forms with labels that no field lists"),
    "fc04": ("paragraphs sections", "small print between the pages of a table"),
    "fc05": (
        "images labels meta paragraphs sections",
        "streets in rows of their own above rows with the label in a column",
    ),
    "fc07": ("paragraphs sections", "（续上表） in a form; remarks without a value"),
    "fc10": ("headings images labels meta paragraphs places sections", "forms whose heading is a value"),
    "fd10": ("meta", "a short title element"),
    "fi04": ("images labels paragraphs sections", "a label of its own in <em>, unlike the others in brackets"),
    "fk01": ("headings", "a street in a box of its own before the community's box, both of which are the heading"),
    "fk02": ("meta", "a time that only a script names, beside a date that is shown"),
    "fk04": ("meta", "a time that only a script names, beside a date that is shown"),
    "fk05": ("meta", "a source behind a mark (▷ 来源：…)"),
    "fk09": ("images labels paragraphs sections", "没想到 as a label"),
    "fl05": ("paragraphs sections", "难题 as a field that the profile has not"),
    "fl08": ("paragraphs sections", "取得效果 as a field that the profile has not"),
    "fn01": ("images labels meta paragraphs sections", "a label of its own in plain type; a subtitle in the headline"),
    "fn02": ("meta", "系列报道 as no part of a series' name"),
    "fn04": ("meta", "核心提示 in a box above the text as its lead"),
    "fn05": (
        "headings images labels leads paragraphs places sections",
        "a second matter of a community; a label of its own in plain type",
    ),
    "fn08": ("meta", "a series without a number or a word for one"),
    "fn09": ("images labels meta paragraphs sections", "a label of its own before a space; 第二擂 in front of 战报"),
    "fn10": (
        "images labels meta paragraphs sections",
        "a label of its own in round brackets; a series without a number",
    ),
    "fo02": (
        "images labels meta paragraphs sections",
        "a label of its own glued behind its number; a stale title element",
    ),
    "fo03": ("headings images labels paragraphs sections", "办结情况 behind |; an ethnic name in the heading"),
    "fo04": ("headings images labels paragraphs sections", "marks around headings; a label of its own in plain type"),
    "fo05": (
        "headings images labels leads meta paragraphs sections",
        "a text for the printer, with its own labels (【肩题】, 【标题】) and wrapped lines",
    ),
    "fo06": ("images labels paragraphs sections", "a label over two lines of its box; one of its own"),
    "fo07": ("meta", "系列报道 as no part of a series' name"),
    "fo08": (
        "meta paragraphs sections",
        "有关情况 as what a matter is about; a series that counts in its file's number",
    ),
    "fo09": (
        "captions headings images labels leads meta paragraphs places sections",
        "labels of dialect, each with other marks, in a thread",
    ),
    "fo10": (
        "headings images labels leads paragraphs places sections",
        "其一, dots for the colon, brackets of other kinds in each block",
    ),
    "fq10": ("images labels paragraphs sections", "社区家底 and a label of its own in plain type"),
    "fr10": ("images labels paragraphs sections", "who kept the record and who edited, in one closing row of a dump"),
    "ft05": ("meta", "a headline below the series' name, of which the title element has only that"),
    "ft09": ("images labels paragraphs sections", "网格员 with a full stop for the colon"),
    "fu03": (
        "images labels paragraphs sections",
        "考题 as a matter where its own label 下一道考题 stands last; a label glued into its paragraph",
    ),
    "fu08": (
        "captions headings images labels leads meta paragraphs places sections",
        "the only block of a page, with questions for labels that say nothing: 第一把火烧向哪",
    ),
    "fu09": ("meta", "a series called 公示, its number 第十五批"),
    "fv05": ("headings", "a mark (✦) in front of a heading, which other authors keep"),
    "fv09": ("meta", "a slogan in front of the series' name, in its segment of the title"),
    "fv10": ("places", "a part of a street (船坞片区) counted as its community, unlike for two other authors"),
    "fv19": (
        "images labels paragraphs sections",
        "earlier installments in a list of terms behind the article, with the labels of its blocks",
    ),
    "fw04": ("labels", "a question mark behind a label, which other authors' truths ask for"),
    "fw06": (
        "headings images labels leads paragraphs places sections",
        "an office's name in colour alone, among headings of other looks",
    ),
    "fw08": ("images labels paragraphs sections", "a sentence that speaks of labels (那天，好多人不吭声…)"),
    "fw10": (
        "captions images labels leads meta paragraphs sections",
        "a label that runs on into its value, once; a subtitle in a line of its own; a caption on two lines",
    ),
    "fw12": ("labels", "a question mark behind a label"),
    "fw14": ("images labels paragraphs sections", "a section of a table's last block below the table"),
    "fw18": (
        "images labels paragraphs sections",
        "a label with its number in brackets, once, and its text glued to it",
    ),
    "fw20": ("images labels paragraphs sections", "a label of its own that stands once, with a space alone behind it"),
    "fx04": ("images labels paragraphs sections", "a telephone's row as a label"),
    "fx07": ("meta", "the region in front of the series' name"),
    "fx09": ("headings places", "the same words in front of every heading, in an element without a class"),
    "fx12": ("meta", "the account in front of the series' name"),
    "fx13": ("captions paragraphs sections", "captions without marks, in no look of their own"),
    "fx15": ("meta", "a series' name with a quotation in its middle"),
    "fy10": ("places", "a nursery school's campus counted as a community"),
    "fy14": ("headings paragraphs places sections", "a branch of the party in two lines of a cell"),
    "fy16": ("paragraphs sections", "格格心里话 as what who is in office says"),
    "fz04": ("paragraphs sections", "a reporter's note behind the last section counts as the footer"),
    "fz10": ("meta", "a series' name in front of a month's list (“亮单·晒单·销单”八月榜)"),
    "fz11": ("images", "an image in front of the next heading, with the text in front of it"),
    "fz18": ("meta", "a series' name in front of a month's list (“亮单·晒单·销单”八月榜)"),
    "ga14": ("meta", "what a video is about, in its box above the text, counts as a lead"),
    "gb03": (
        "images labels meta paragraphs sections",
        "a word alone as a label (情况), before a hyphen; what a list of results is called (张贴)",
    ),
    "gb06": ("paragraphs", "a slip within a slip: a break in mid-sentence whose lines are of one width"),
    "gb07": ("paragraphs", "a break in mid-sentence behind a question"),
    "gb10": ("headings images labels leads paragraphs places sections", "labels as points in order: 一是小院议题。…"),
    "gb12": (
        "images labels paragraphs sections",
        "a word of two letters that runs on into its value (情况敲开门的是…)",
    ),
    "gb13": ("images labels paragraphs sections", "labels whose numbers are words (话1　话题)"),
    "gb14": ("images labels paragraphs sections", "an unlisted label that stands once, at the end of a section"),
    "gb16": ("paragraphs", "a break behind a colon in mid-sentence"),
    "gb17": (
        "headings images labels leads paragraphs places sections",
        "a block whose fields come round a second time below one heading",
    ),
    "h04": ("places", "service areas and stations counted as communities"),
    "h09": ("places", "a mediation room counted as a community"),
    "h10": ("places", "a mediation room counted as a community"),
    "h13": ("places", "schools counted as communities"),
    "h14": ("places", "schools counted as communities"),
    "h15": ("images", "a photo whose data are one pixel"),
    "i01": ("paragraphs", "a paragraph that ends with a comma"),
    "i06": ("places", "an estate without a word for one at its end"),
    "i08": ("places", "an estate in the name of a heating station"),
    "i09": ("meta", "a series' name with its quotation marks"),
    "i14": ("places", "a residents' committee as the community"),
    "i18": ("images places", "a counter of three digits; pictures that a script shows"),
    "j09": ("paragraphs", "a table in a section, a cell a paragraph; ours is a row"),
    "j10": (
        "labels paragraphs sections",
        "a question mark behind a label belongs to it, which other authors' truths ask for",
    ),
    "j11": ("paragraphs", "a table in a section, a cell a paragraph; ours is a row"),
    "j14": (
        "images labels paragraphs sections",
        "a table in a section; 怎么经营 beside 怎么运转, 有待提高 beside 待改进; two captions on a line",
    ),
    "k09": ("meta", "a time that only a meta names"),
    "k10": ("images labels paragraphs sections", "a label of its own glued without a colon"),
    "k16": ("images labels paragraphs sections", "a label of its own that stands once"),
    "k17": ("captions paragraphs sections", "a caption of four letters in a cell"),
    "mb02": ("paragraphs sections", "站点故事 as what is said of the place, where its author has a field of its own"),
    "mb20": ("meta", "a list's title with the year that counts as its series' name"),
    "mc22": ("paragraphs", "a drop cap that is a digit"),
    "md37": ("leads", "a table's foot that stands above its rows in the markup"),
    "me11": ("meta", "a series' name with its quotation marks"),
    "me17": (
        "headings images labels leads paragraphs places sections",
        "questions and answers, each several times in a block: the label that opens blocks comes again",
    ),
    "me18": ("places", "a town's clinic counted as the town's"),
    "me19": ("paragraphs sections", "整改情况回头看 as what came of it"),
    "mf04": ("images labels paragraphs sections", "a quoted notice set like labels, one line of it"),
    "mf40": ("images labels leads paragraphs sections", "a single label that runs on into its value"),
    "mg02": ("meta", "第二本 as the number of a series"),
    "mg18": ("meta", "a headline of four letters in front of the column's name"),
    "mg34": (
        "headings images labels leads paragraphs places sections",
        "a place's heading above paragraphs without a label, between two blocks",
    ),
    "mk05": ("meta", "a list of a year that is a series with a number"),
    "mk21": ("meta", "a series whose name is a place and a quotation, its number in front of a story"),
    "mk26": (
        "headings images labels leads paragraphs places sections",
        "the labels of one block run through twice: the label that opens blocks comes again",
    ),
    "mn20": ("images labels leads paragraphs sections", "要跟您说的事 reads like what is announced in the lead"),
    "mn21": ("meta", "a number 卷七 behind a series in quotation marks"),
    "mn22": (
        "headings images labels leads meta paragraphs places sections",
        "labels of one letter that no profile lists",
    ),
    "mn39": ("paragraphs sections", "家里的光景 as what a village is like"),
    "mo32": ("places", "a place in radicals as a PDF's converter has them"),
    "mp07": (
        "headings images labels leads meta paragraphs places sections",
        "headings that are names of books in their marks",
    ),
    "mp08": ("paragraphs sections", "项目名称 and 工艺流程 as fields of the default profile"),
    "mq06": ("paragraphs sections", "最新进展 as a result, 现场直击 as what was done"),
    "mq17": ("paragraphs sections", "书记交卷 as a result"),
    "mq20": ("paragraphs sections", "a case's 案例主题 as the default's matter, where another profile lists 案例名称"),
    "mq30": ("images labels paragraphs sections", "对症下药 as what was done, which reads like a phrase"),
    "mq33": ("paragraphs sections", "a kitchen's words: 下锅翻炒"),
    "mq36": ("paragraphs sections", "台下的话, what people say, as what an official says"),
    "mq37": ("paragraphs sections", "a boat's words: 暗礁, 靠岸"),
    "mq38": ("paragraphs sections", "飞针走线 as what was done"),
    "mq39": ("paragraphs sections", "清账 and 结账 as what was done and reached"),
    "mq40": (
        "headings images labels leads meta paragraphs places sections",
        "labels of one letter that no profile lists",
    ),
    "mr18": ("paragraphs sections", "村庄老龄情况 as what a village is like"),
    "ms10": ("paragraphs sections", "a reporter's note behind the last block, as its footer"),
    "ms16": ("headings", "a street and a community in two boxes of one row as a heading of both"),
    "mt07": ("meta", "the tabs above the blocks, each named for a village, counted as none of the text"),
    "mu05": (
        "images labels leads paragraphs sections",
        "a first label that runs on into a person's name (网格员段长根)",
    ),
    "mu15": (
        "headings images labels leads paragraphs places sections",
        "names of places in bold within a section, set like the headings",
    ),
    "mv20": ("places", "two communities in one heading, with their names in common"),
    "mv30": ("meta", "who wrote (供稿) counts as no source"),
    "mw06": ("meta", "a column's title, without a number, counts as its series"),
    "mw11": ("meta", "a paragraph about the street, above its communities, which is the article's lead to this author"),
    "mw12": ("meta", "quotation marks around the whole name of a series"),
    "mw19": (
        "headings images labels leads meta paragraphs places sections",
        "a table with its labels in the last column",
    ),
    "mw20": ("leads paragraphs sections", "labels below their text, in a box with it"),
    "mw24": ("meta", "a column's title, without a number, counts as its series"),
    "mx05": ("paragraphs sections", "a reporter's note behind the last block, set like its headings"),
    "n01": ("images labels paragraphs sections", "a label of its own glued to a paragraph's end, in bold"),
    "n08": ("paragraphs sections", "法官手记 as what a case means, by an alias 法官说法"),
    "o02_pdf": (
        "headings images labels leads meta paragraphs places sections",
        "a running header with the title is taken for the headline",
    ),
    "o05_cards": ("meta", "落地回音 as progress; the series' name before the bar"),
    "o09_wechat": ("paragraphs sections", "我的一天 as what a grid is like"),
    "o13_excel": (
        "images labels paragraphs sections",
        "an empty cell counts as an empty section, unlike for six other authors",
    ),
    "o15_renda": ("images paragraphs sections", "a badge picture above a heading"),
    "q01": ("images labels leads paragraphs sections", "a listed label as the word for who somebody is: 网格员 陶小满"),
    "s02": ("headings", "a street in a box of its own before the community's box, both of which are the heading"),
    "s03": ("meta", "the series' full name in the album's tag only"),
    "s13": ("places", "a mediation room counted as a community"),
    "t04": ("paragraphs sections", "物业怎么说 taken for what residents say"),
    "t09": (
        "captions headings images labels leads meta paragraphs places sections",
        "a forum's thread with a block in each post, each by somebody else",
    ),
    "t16": ("meta places", "a motto in front of the series' name; an estate counted as a community"),
    "t18": ("paragraphs sections", "后来呢 as an outcome"),
    "u03": ("meta", "a byline above the text counts as the lead's first paragraph, unlike for four other authors"),
    "u04": ("images", "an image behind the last block counted to it"),
    "u13": ("paragraphs sections", "a label in a cell whose value is empty, in a row of several lines"),
    "u15": ("captions images", "an image with a code to scan, and its caption"),
    "u16": (
        "leads meta paragraphs sections",
        "a lead below a heading as a tag; the season as the number of the series",
    ),
    "v01": ("paragraphs sections", "得失之间 as an insight"),
    "v02": ("meta", "the series' full name in the album's tag only"),
    "v03": ("paragraphs sections", "labels put in other words"),
    "v04": ("places", "the village of a kindergarten's part (湘湖村园区)"),
    "v06": ("paragraphs sections", "一句话心得 as a judge's word"),
    "v07": ("images labels paragraphs sections", "an unlisted label with nothing but a wide space behind it"),
    "v09": ("places", "a forest farm counted as a community; 小路上的大改革 as a change"),
    "v12": ("meta", "a series' name that begins with a bracket; 商量来商量去 as a discussion"),
    "v17": ("meta paragraphs sections", "labels that stand once: 价钱这样定, 刚开始那阵子; a time in UTC"),
    "v19": (
        "captions headings images labels leads meta paragraphs places sections",
        "labels set letter by letter in boxes called side are taken for a column beside the text",
    ),
    "w01": ("paragraphs sections", "榜单销号 as an outcome, a word of the series' own image"),
    "w02": ("headings paragraphs sections", "a street in a box of its own before its community; dialect (巴适不)"),
    "w04": ("paragraphs sections", "labels of a series' own image (掌门人说, 拆开看), with a wide space alone"),
    "w05": (
        "leads paragraphs sections",
        "labels of a series' own image (这一棒, 冲线时刻); a secretary's row as a lead",
    ),
    "w10": ("meta", "the series' name in two parts"),
    "w11": (
        "images labels meta paragraphs sections",
        "labels of a conversation (你一言我一语——); the series' name in the kicker",
    ),
    "w12": ("images", "labels of a conversation (街坊评一评) without colon; an account as the title"),
    "w13": ("paragraphs sections", "摸底发现 as a weakness"),
    "w14": ("images labels meta paragraphs sections", "labels that tell no field (拿得出手的, 还打红叉的)"),
    "w15": ("paragraphs sections", "家底薄在哪 as a weakness"),
    "w16": ("paragraphs places sections", "走流程人 as who tries it; a town whose name is beyond the basic plane"),
    "w17": ("meta", "the series' name without the season"),
    "w18": ("meta paragraphs sections", "从前的箱底 as a situation; a source with the day of the printed page"),
    "w19": ("paragraphs sections", "老调解员的话 as an insight"),
    "w20": ("paragraphs sections", "labels put in other words"),
    "x05": ("paragraphs sections", "反思 as an insight, which is a label of its own to this author"),
    "x11": ("paragraphs sections", "村民怎么评价 taken for a path of development"),
    "x13": ("paragraphs sections", "上级评价 as a reaction; what leads back to a search"),
    "y09": ("paragraphs sections", "an unlisted word in front of a full stop, numbered like the labels"),
    "z12": ("meta", "seconds of the time that the page gives, which the truth leaves out"),
    "z16": ("labels", "a question mark behind a label belongs to it, which other authors' truths ask for"),
}
"""By page: the measures that it does not reach, and why."""


def cases():
    for file in sorted(PAGES.glob("*.truth.json")):
        name = file.name.removesuffix(".truth.json")
        failing, reason = NOT_YET.get(name, ("", ""))
        for measure in ("links",) if '"links"' in file.read_text(encoding="utf-8") else MEASURES:
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if measure in failing.split() else []
            yield pytest.param(name, measure, marks=marks, id=f"{name}-{measure}")


@cache
def read(name):
    truth = json.loads((PAGES / f"{name}.truth.json").read_text(encoding="utf-8"))
    profile = truth.get("profile")  # a file's name, or that of a built-in one
    profile = str(PAGES / "profiles" / profile) if profile and profile.endswith(".toml") else profile
    return truth, extract_page((PAGES / truth["page"]).read_bytes(), url=truth["url"], profile=profile)


def expected(truth, measure):
    if measure == "links":  # a page that lists a series
        hrefs = [link["href"] for link in truth["links"]]
        return [urljoin(truth["url"], href) for href in (*hrefs, truth["next_page"])]
    if measure == "meta":
        meta = [fold(truth[key] or "") for key in ("title", "series", "source")]
        return [*meta, truth["installment"], (truth["published_at"] or "")[:16], fold("".join(truth["lead"]))]
    if measure == "headings":
        return [letters(r["heading"]) for r in truth["records"]]
    if measure == "places":
        return [(r["street"], r["community"]) for r in truth["records"]]
    if measure == "leads":
        return [[fold(p) for p in r["lead"]] for r in truth["records"]]
    of_section = {
        "labels": lambda s: fold(s["label"]),
        "sections": lambda s: (s["field"], fold("".join(s["paragraphs"]))),
        "paragraphs": lambda s: (s["field"], [fold(p) for p in s["paragraphs"]]),
        "captions": lambda s: [fold(c) for c in s["captions"]],
        "images": lambda s: s["images"],
    }[measure]
    found = [[of_section(s) for s in r["sections"]] for r in truth["records"]]
    return [c for block in found for section in block for c in section] if measure == "captions" else found


def got(page, measure):
    if measure == "links":
        (note,) = page.rejected
        return [*(link.href for link in note.links), note.next_page]
    article = page.article
    if measure == "meta":
        meta = [fold(value or "") for value in (article.title, article.series, article.source)]
        return [*meta, article.installment, (article.published_at or "")[:16], fold("".join(article.lead))]
    if measure == "headings":
        return [letters(r.heading) for r in page.records]
    if measure == "places":
        return [(r.street, r.community) for r in page.records]
    if measure == "leads":
        return [[fold(p) for p in r.lead] for r in page.records]

    def cut(spans):
        return [fold(article.text[start:end]) for start, end in spans]

    if measure == "captions":
        return [c for r in page.records for s in r.sections for c in cut(s.captions)]
    if measure == "images":
        return [[sum(i.section == n for i in r.images) for n in range(len(r.sections))] for r in page.records]
    of_section = {
        "labels": lambda s: fold(s.label),
        "sections": lambda s: (s.field, fold(s.text)),
        "paragraphs": lambda s: (s.field, cut(s.paragraphs)),
    }[measure]
    return [[of_section(s) for s in r.sections] for r in page.records]


def letters(heading):
    """A heading without the marks around its letters: careful readers differ on those."""
    return fold(heading or "").strip("◎●〈〉")


@pytest.mark.parametrize(("name", "measure"), list(cases()))
def test_a_page_by_another_author(name, measure):
    truth, page = read(name)
    assert got(page, measure) == expected(truth, measure)
