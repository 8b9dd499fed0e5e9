"""What stands around a cited number: its kind before it; its date, issuer and title behind it."""

from __future__ import annotations

import re
from datetime import date

from corpus.dates import find_dates
from corpus.text import fold

_KINDS = (
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư liên tịch",
    "Thông tư",
    "Thông báo kết luận",
    "Thông báo",
    "Thông tri",
    "Kết luận",
    "Chương trình hành động",
    "Chương trình phối hợp",
    "Chương trình công tác",
    "Chương trình",
    "Kế hoạch hành động",
    "Kế hoạch liên tịch",
    "Kế hoạch phối hợp",
    "Kế hoạch",
    "Công văn",
    "Công điện",
    "Công thư",
    "Tờ trình",
    "Báo cáo",
    "Hướng dẫn liên ngành",
    "Hướng dẫn",
    "Quy định",
    "Quy chế phối hợp",
    "Quy chế",
    "Đề án",
    "Phương án",
    "Văn bản hợp nhất",
    "Văn bản",
    "Biên bản",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Sắc lệnh",
    "Lệnh",
    "Điều lệ",
    "Chiến lược",
    "Quy hoạch",
    "Dự án",
    "Thể lệ",
    "Giấy mời",
    "Đề cương",
)
_KIND_BY_FOLD = {fold(kind): kind for kind in _KINDS}
_KIND = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        fold(kind).replace(" ", r"\s{1,2}") for kind in sorted(_KINDS, key=len, reverse=True)
    )
    + r")(?!\w)"
)


def find_kinds(folded: str) -> list[tuple[int, int, str]]:
    """Start, end and name of every kind of document named in folded text."""
    return [
        (match.start(), match.end(), _KIND_BY_FOLD[" ".join(match.group().split())])
        for match in _KIND.finditer(folded)
    ]


# "Kế hoạch liên tịch số", "các Quyết định:", "Quyết định 1229/…", "Công văn (số"
_DIRECTLY = re.compile(r"\s{0,3}(?:ca nhan\s)?[:(]?\s{0,3}(?:so)?\s{0,2}:?\s{0,9}")
# "Quyết định của Thủ tướng Chính phủ số 178/QĐ-TTg", "Nghị quyết Đại hội số 01-NQ/ĐH"
_FURTHER = re.compile(r"[^.;:()\n“”\"|]{1,120}\sso\s{0,9}")
# Between two numbers of one list: "… và số 13/…", ", 13/…", "; số 14/…"
_LISTED = re.compile(r"\s{0,3}(?:[,;]|va|hoac|[,;]\s{0,2}va)?\s{0,3}(?:cac\s)?(?:so\s{0,3})?")


def kind_directly_before(folded: str, kind_end: int, number_start: int) -> bool:
    """Whether nothing but "số" or ":" parts a kind from its number."""
    return _DIRECTLY.fullmatch(folded, kind_end, number_start) is not None


def kind_further_before(folded: str, kind_end: int, number_start: int) -> bool:
    """Whether a kind reaches its number over other words that end in "số"."""
    if number_start - kind_end > 130:
        return False
    return _FURTHER.fullmatch(folded, kind_end, number_start) is not None


def is_list_gap(folded: str, end: int, start: int) -> bool:
    """Whether only a comma or "và" parts one citation's end from the next number."""
    return start - end <= 20 and _LISTED.fullmatch(folded, end, start) is not None


# ", ngày 30/3/2022", "ngày 22 tháng 7 năm 2011", "(ngày 28/01/2016)", "13 tháng 5 năm 2021"
_DATE_LEAD = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:(?:(?:ky|ban hanh|de|duoc ban hanh)\s{1,2})?ngay\s{0,3}"
    r"|(?=\d{1,2}\s{1,2}thang\s))"
)


def date_at(text: str, start: int, year: int | None) -> tuple[int, date | None] | None:
    """End and value of the full date that stands at ``start``; None where none does."""
    lead = _DATE_LEAD.match(fold(text[start : start + 40]))
    if lead is None:
        return None
    begin = start + lead.end()
    piece = text[begin : begin + 40]
    mention = next(iter(find_dates(piece)), None)
    if mention is None or mention.span.start or mention.day is None:
        return None
    end = begin + mention.span.end
    if "(" in lead.group() and text[end : end + 1] == ")":
        end += 1
    return end, mention.last_day(year)


_YEAR = re.compile(r"\s{1,3}\(?(?:năm\s{1,2})?(?P<year>(?:19|20)\d\d)(?![\d/]|\s?[-–]\s?\d)\)?")


def year_at(text: str, start: int) -> tuple[int, int] | None:
    """End and value of the year that follows a law's name: "năm 2019", "2013"."""
    match = _YEAR.match(text, start)
    if match is None:
        return None
    end = match.end()
    if match.group().endswith(")") and "(" not in match.group():
        end -= 1
    return end, int(match.group("year"))


_OF = re.compile(r"\s{0,3},?\s{0,3}(?:của|CỦA|Của|do)\s{1,3}(?=[\"“]?(?:[A-ZĐÀ-Ỹ]|liên\s))")
# Words at which an agency's name ends and its text's subject begins, in any case; and such as
# only end a name where they are small, for "Ban Tổ chức" and "Ban Chỉ đạo" are names.
_SUBJECT = "về việc|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|v/v|thực hiện|triển khai|căn cứ"
_SMALL_WORDS = (
    r"về|bổ sung|tăng cường|đẩy mạnh|tiếp tục|công bố|thông qua|cho|để|trong|tại|theo|đến|là|đã"
    r"|được|nhằm|kèm|ngày|số(?=\s\d)|bãi bỏ|thay thế|điều chỉnh|công nhận|thành lập|kiện toàn"
    r"|yêu cầu|đồng ý|nhưng|với|nơi|khi|có|nêu|gửi|đề nghị|xin|xây dựng|hỗ trợ|phát động|chấp thuận"
    r"|bảo đảm|đảm bảo|nâng cao|quyết định|hiện|này|các|mà|thì|đối|từ|do|cụ thể|như|trình|hết"
    r"|lãnh đạo|định hướng|một số"
)
_ISSUER_END = re.compile(
    r"[,;:()\n“”\"|*]|\.(?=\s|$|/)|\s[-–]\s(?=[Vv]ề\s)"
    rf"|\s(?i:{_SUBJECT}|theo đề nghị)(?!\w)|\s(?:{_SMALL_WORDS})(?!\w)|\sVỀ(?!\w)"
    r"|(?<!Ban)\schỉ đạo(?!\w)"
)
# Where a name goes on behind a full stop or a comma: "TP. Hồ Chí Minh", "Bộ Văn hóa, Thể thao
# và Du lịch", "Bộ Tài chính, Bộ Y tế"
_CITY = re.compile(r"(?<!\w)(?:TP|Tp|tp|TX|Tx|P|Q|H|X|TT)\.\s?")
_GOES_ON = re.compile(
    r"\s?,\s{1,2}(?=(?:Thể thao|Thương binh|Thông tin)(?!\w)"
    r"|(?:Bộ|Ngân hàng|Tòa án|Viện|Thanh tra|Ủy ban)\s[A-ZĐ])"
)
# "và" joins words of a field inside a name: "Thương binh và Xã hội", "Thể thao và du lịch"
_AND = re.compile(r"\s{1,2}(?:và|&)\s{1,2}")
_FIELD = re.compile(
    r"[A-ZĐÀ-Ỹ]|xã hội|đào tạo|truyền thông|du lịch|công nghệ|môi trường|phát triển|đầu tư|thể thao"
    r"|đổi mới|tôn giáo|gia đình|trẻ em|giáo dục|thông tin|nông thôn"
)
_LONGEST_ISSUER = 180


def issuer_at(text: str, start: int) -> tuple[int, str] | None:
    """End and name of the issuer that "của" introduces at ``start``: "UBND tỉnh Gia Lai"."""
    lead = _OF.match(text, start)
    if lead is None:
        return None
    end = issuer_end(text, lead.end())
    return (end, issuer_name(text[lead.end() : end])) if end > lead.end() else None


# "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII": who met, not when
_MEETING = re.compile(r"^Hội nghị(?: lần thứ \w+(?: \w+)?)? (?=Ban )|,? [Kk](?:hóa|hoá) [IVX]+$")


def issuer_name(words: str) -> str:
    """An issuer's words as a name: single spaces, without the session it met in."""
    return _MEETING.sub("", " ".join(words.split()))


def issuer_end(text: str, begin: int) -> int:
    """Where the agency whose name starts at ``begin`` ends."""
    limit = min(len(text), begin + _LONGEST_ISSUER)
    end = at = begin
    while at < limit:
        stop = _ISSUER_END.search(text, at, limit)
        end = stop.start() if stop else limit
        if stop is None:
            break
        goes_on = _GOES_ON.match(text, end) or _GOES_ON.match(text, max(begin, end - 1))
        city = _CITY.match(text, max(begin, end - 2)) or _CITY.match(text, max(begin, end - 1))
        if stop.group() == "," and goes_on:
            at = goes_on.end()
        elif stop.group() == "." and city:
            at = city.end()
        else:
            break
    for joined in _AND.finditer(text, begin, end):
        following = text[joined.end() : joined.end() + 24]
        if _KIND.match(fold(following)) or not _FIELD.match(following):
            end = joined.start()
            break
    return begin + len(text[begin:end].rstrip(" ,-–"))


# "về việc tiếp tục đẩy mạnh …", "phê duyệt Chương trình …", "V/v hướng dẫn …"
_TITLE_LEAD = re.compile(
    r"\s{0,3}[,(]?\s{0,3}(?:(?P<about>(?:về\s{1,2}việc|về|v/v)(?!\w))[\s:]{0,3}"
    r"|(?=(?:phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|bổ sung|triển khai|thực hiện|tăng cường"
    r"|đẩy mạnh|tiếp tục|công bố|thông qua|bãi bỏ|kiện toàn|thành lập|điều chỉnh|công nhận)[\s,]"
    r"(?!(?:kèm\s)?theo\s|tại\s|trên\s|này\s|nêu\s|có hiệu lực|từ\s))"
    r"|(?=[“\"]))",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"[;\n|*]|[.:](?=\s|$|/)|\./|\s{0,2}\((?=(?:sau đây|gọi tắt|viết tắt|dưới đây|kèm theo)"
    rf"|{'|'.join(kind + '(?!' + chr(92) + 'w)' for kind in _KINDS)})"
    r"|,\s{1,2}(?=(?:cụ thể|như sau|UBND|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Hội|Phòng|Văn phòng|căn cứ"
    r"|trong đó|đề nghị|yêu cầu)(?!\w))"
)
_QUOTED = re.compile(r"[“\"][^“”\"\n]{2,280}[”\"]")
_LONGEST_TITLE = 400


def title_at(text: str, start: int, limit: int) -> str | None:
    """What the text cited is about, from ``start``: "về việc …", "phê duyệt …", up to a stop.

    Ends before ``limit``. The words "về việc" are left out.
    """
    lead = _TITLE_LEAD.match(text, start)
    if lead is None or lead.end() >= limit:
        return None
    begin = lead.end()
    last = min(limit, begin + _LONGEST_TITLE)
    stop = _TITLE_END.search(text, begin, last)
    end = stop.start() if stop else last
    quoted = _QUOTED.search(text, begin, last)
    if quoted and quoted.start() - begin < 40:  # “Chương trình …”: the quotes bound the title
        end = quoted.end()
    elif stop is None and last < limit:
        end = max(begin, text.rfind(" ", begin, last))
    title = " ".join(text[begin:end].split()).strip(" ,-–(")
    if title.endswith(("”", ")")) and not re.search(r"[“(]", title):
        title = title[:-1].rstrip()
    return title or None
