"""Who: the names of offices, bodies and posts in running text and in headings.

A name begins with a head ("Sở", "các đơn vị", "Trưởng") and goes on over capitalised words, the
nouns that offices are named with, and lists of these. It ends where a verb begins: in names a
verb is written large ("Sở Xây dựng"), in a predicate small ("xây dựng kế hoạch").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Span
from corpus.text import in_lower_case


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the same in lower case, so that it is folded once."""

    text: str
    lowered: str

    @staticmethod
    def of(text: str) -> Words:
        return Words(text, in_lower_case(text))


# Heads that are names of offices whatever follows. Quantifiers may stand before any head.
_QUANTIFIER = r"(?:(?:tất cả|toàn thể|toàn bộ|một số|mọi|mỗi|từng)\s+)?(?:các|những)\s+|mỗi\s+|từng\s+"
_HEADS = (
    r"ủy ban(?! nhân dân tối)|ubnd|ub\.?mttq|ubmttq|hđnd|mttq|ttytp?|sở|ngành|tổng cục|chi cục|cục(?= [^\W_])|trung tâm"
    r"|công an|quân đội|bộ đội biên phòng|bộ chỉ huy|ban chỉ huy|bch|kho bạc|bảo hiểm xã hội|ngân hàng|bưu điện"
    r"|bệnh viện|trạm y tế|tòa án|viện kiểm sát|thanh tra|văn phòng|mặt trận|hội đồng|liên đoàn"
    r"|công đoàn|huyện đoàn|tỉnh đoàn|thành đoàn|đoàn thanh niên|đoàn thể|hiệp hội|liên minh"
    r"|hội liên hiệp|hội phụ nữ|hội nông dân|hội cựu chiến binh|hội chữ thập đỏ|hội người|hội khuyến"
    r"|thủ trưởng|thường trực|người đứng đầu|giám đốc|hiệu trưởng|chủ tịch|bí thư|chánh|trưởng(?! (?:thành|ban hành))"
    r"|phó |lãnh đạo(?= (?:các|ubnd|ủy|sở|phòng|ban|đơn|cơ|xã|phường|huyện|tỉnh))|công chức|viên chức"
    r"|cán bộ(?! (?:nữ|,)\s)|chuyên viên|giáo viên|nhà trường|trường(?! hợp)|đơn vị(?! tính| thực hiện| chủ trì| phối hợp)"
    r"|cơ quan(?! thực hiện| chủ trì| phối hợp)|địa phương|tổ dân phố|tổ công tác|tổ công nghệ|tổ trưởng|tổ giúp việc"
    r"|thành viên|doanh nghiệp|hợp tác xã|hộ gia đình|hộ kinh doanh|chủ đầu tư|chủ rừng|nhà thầu|cấp ủy|đảng ủy|chi bộ"
    r"|đảng bộ|huyện ủy|tỉnh ủy|thành ủy|hạt kiểm lâm|đồn biên phòng|ban chỉ đạo|ban quản lý|ban tổ chức"
    r"|ban điều hành|ban giám hiệu|ban giám đốc|ban đại diện|ban dân|ban soạn thảo|đoàn kiểm tra|đoàn liên ngành"
    r"|báo, đài|báo và|cơ sở(?= (?:giáo|y|khám|đào|sản|kinh|lưu|trợ|nuôi|bảo))|ấp|thôn|bản(?=,)|khu phố|khóm|buôn|xã(?! hội)|phường|thị trấn"
    r"|quận|huyện|thị xã|thành phố|đặc khu|tỉnh|chính phủ|thủ tướng|quốc hội|nhân viên|đội ngũ cộng tác viên|cộng tác viên"
    r"|tập đoàn|tổng công ty|công ty|câu lạc bộ|quỹ(?= [^\W_])"
)
# Heads that are names only before a capital or in a list: "Bộ Y tế" but "bộ tiêu chí", "Hội Nông
# dân" but "Hội nghị", "Phòng Tài chính" but "phòng ngừa", "Ban Dân tộc" but "ban hành".
_PROPER_HEADS = (
    r"bộ(?! (?:tiêu|chỉ|nhận|câu|tài|luật|máy|thủ))|hội(?! (?:nghị|thảo|thi|diễn|đàm|họp|trường))"
    r"|phòng(?! (?:ngừa|chống|trừ|bệnh))|ban(?! hành)|vụ(?! (?:việc|án|vi|bạo|xâm|cháy|tai|mùa|đông|hè))|viện(?! trợ)"
    r"|đài|báo(?! cáo)|tổ chức|tổ|đoàn|đội(?! ngũ)|trạm|khu(?! (?:vực|dân))|học viện|tòa|làng"
)
_HEAD = re.compile(rf"(?P<many>{_QUANTIFIER})?(?:(?P<head>{_HEADS})|(?P<proper>{_PROPER_HEADS}))(?!\w)")
_LISTED = re.compile(
    r"\s*,\s*(?:ban|ngành|đơn vị|đoàn thể|cơ quan|hội|đội|tổ|đài|phòng|sở|địa phương|ấp|bản)(?!\w)"
    r"|\s+(?:ngành|chuyên môn|chức năng|dân phố|liên quan|viên)(?!\w)"
)

# Nouns that go on a name in small letters, by syllable
_NAME_WORDS = frozenset(
    "các những mọi từng toàn sở ban ngành phòng bộ cục vụ viện đơn vị cơ quan đoàn thể hội ủy nhân dân đồng xã phường"
    " thị trấn tỉnh huyện quận thành phố cấp đặc khu thôn ấp bản làng khóm buôn tổ địa phương trường học"
    " tiểu trung mầm non đại cao đẳng phổ thông trực thuộc liên quan của chức năng chuyên môn"
    " phụ nữ nông thanh niên cựu chiến binh người tuổi doanh nghiệp hợp tác hộ gia đình cá công viên"
    " cán trưởng phó giám đốc chủ tịch hiệu thủ lãnh đạo đứng đầu thường trực báo chí đài"
    " phát truyền hình thông tấn tin mặt trận quốc chính trị nghề tế văn hóa thể thao du lịch giáo"
    " dục đào tạo lao động thương hội sự vì tiến trung tâm y trạm kinh tế kế toán tài khoa công"
    " nghệ nông nghiệp môi trường tư pháp hộ tịch quân an nhà nước tôn dân tộc chuyên trách bí thư"
    " chi đảng bộ đội biên lực lượng vũ trang dự phòng kỹ thuật quốc hạ tầng đô thị xây dựng nội"
    " giao vận tải sản xuất kinh doanh viễn phủ thủ tướng nghiên cứu bệnh cơ dịch cộng đồng nhóm"
    " tín ngưỡng hành số hóa phân hiệu nhiệm vực quần chúng vực khối giới".split()
)
# Verbs that small letters begin: a name never takes them in, though its nouns share syllables.
_VERBS = (
    r"báo cáo|thông báo|thông tin(?= (?:về|cho|kết|kịp|đến))|xây dựng(?= [a-zà-ỹđ])|công bố|công khai|giao(?! thông| lưu| dịch)|giao cho"
    r"|tổ chức|chủ trì|chủ động|phối hợp|phát động|phát hành|phát hiện|phát huy|phát triển|phát bản"
    r"|đào tạo(?= [a-zà-ỹđ])|nghiên cứu(?=,? [a-zà-ỹđ])|truyền thông(?! |$)|hành động|phân công|phân bổ|phân khai|phòng ngừa|phòng, chống|ban hành|bộ trí"
    r"|sản xuất(?= các)|giáo dục(?= (?:cho|học|đoàn|hội))|vận động|tư vấn|kinh doanh(?= các)|trang bị|hội nhập|công nhận|cá nhân hóa|dự (?:toán|báo|thảo)"
    r"|trực(?= ban| tại| chốt| 24)|(?<!các )cấp(?! (?:huyện|xã|tỉnh|phường|thành|trung|cơ|ủy|trên|dưới|quận|bộ|sở|có|học|thôn|mình|nào))"
)
_OTHER_VERBS = (
    "ưu tiên, áp dụng, ấn định, bám sát, bàn giao, bảo dưỡng, bảo đảm, bảo vệ, bảo trì, biên soạn, biên tập, biểu dương, bồi dưỡng, bố trí,"
    "bổ sung, cải tạo, cảnh báo, cắm, cân đối, cập nhật, chấm, chăm lo, chấp hành, chỉ đạo, chia sẻ, chịu trách nhiệm, cho, chú trọng, chuẩn bị, chuyển, cụ thể hóa,"
    "củng cố, cung cấp, cung ứng, cử, dán, diễn tập, duy trì, đa dạng, đảm bảo, đảm nhiệm, đánh giá, đăng, đăng ký, đăng tải, đầu tư, đẩy mạnh, đề cao, đề nghị, đề xuất,"
    "điều chỉnh, điều tra, định hướng, đối chiếu, đôn đốc, đổi mới, đưa, ghi, giám sát, giải quyết, giới thiệu, gặp, giúp, gửi, gắn, góp, hạn chế, hoàn chỉnh, hoàn thành, hoàn thiện, họp,"
    "hỗ trợ, huy động, hưởng ứng, hướng dẫn, kêu gọi, kết hợp, kết nối, khai thác, khảo sát, khắc phục, khen thưởng, khóa, khôi phục, khuyến khích,"
    "kiểm soát, kiểm tra, kiểm kê, kiến nghị, kiện toàn, ký, lắp, lấy, lập, liên hệ, lồng ghép, lựa chọn, làm, mở, mời, mua, nắm, nâng, nâng cao, nhập, nhân rộng, niêm yết, nộp, ôn,"
    "phản ánh, phê duyệt, phổ biến, phụ trách, quán triệt, quan tâm, quản lý, quy định, quyết định, quyết toán, rà soát, ra quân, ra đề, sắp xếp, sử dụng, sơ kết, sưu tầm, số hóa, tạo,"
    "tăng cường, tập huấn, tập trung, tham dự, tham gia, tham mưu, thanh toán, thành lập, thay thế, theo dõi, thẩm định, thống kê, thống nhất, thu thập, thu hút, thúc đẩy, thực hiện, tiếp nhận,"
    "tiếp tục, tiến hành, tiêm, tìm hiểu, tổng hợp, tổng kết, tổng vệ sinh, trả lời, tra cứu, treo, triển khai, trình, trợ giúp, trực ban, truyền dẫn, tuyên dương, tuyên truyền, tuyển chọn, tuần tra,"
    "ứng dụng, vận hành, viết, xác định, xác minh, xác nhận, xem xét, xét, xử lý, xử phạt, yêu cầu, dạy, in sao, in ấn"
)
# What opens a predicate before its verb, and so ends a name too
_OPENERS = (
    "căn cứ, dựa, tùy, theo, trên cơ sở, trong phạm vi, cần, phải, có trách nhiệm, có nhiệm vụ, có kế hoạch, có văn bản, có biện pháp, được, sẽ, tự, cùng,"
    "là, khi, nếu, hằng, hàng, mỗi, định, từ ngày, trước ngày, chậm nhất, đồng thời, nghiêm túc, tích cực, kịp thời, thường xuyên, định kỳ, trực tiếp, nghiêm cấm"
)


def _listed(words: str) -> str:
    """One pattern for many words, by their first letters, so that a miss is cheap."""
    by_letter: dict[str, list[str]] = {}
    for word in (word.strip() for word in words.split(",")):
        if word:
            by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


_VERB = rf"(?:{_VERBS}|{_listed(_OTHER_VERBS)})(?!\w)"
_PREDICATE = re.compile(rf"(?:{_VERB}|(?:{_listed(_OPENERS)})(?!\w))")
VERB_ANYWHERE = re.compile(rf"(?<!\w){_VERB}")
# "các đơn vị được giao thực hiện các nhiệm vụ thuộc Kế hoạch": a clause that belongs to the name
_RELATIVE = re.compile(
    r"(?:,?\s*(?:được|đã)\s+(?:giao|phân công)(?:\s+(?:chủ trì|thực hiện|phụ trách))?(?:\s+(?:các\s+)?nhiệm vụ)?"
    r"(?:\s+(?:thuộc|tại|trong|theo)\s+(?:kế hoạch|chương trình|phụ lục|đề án)(?:\s+này)?)?"
    r"|\s+là thành viên(?:\s+(?:của\s+)?)?|\s+(?:có\s+)?liên quan(?:\s+khác)?|\s+có thẩm quyền|\s+trên địa bàn(?=\s|,|$)"
    r"|\s+trong (?=ngành|tỉnh|huyện|xã|phường|toàn|hệ thống)|\s+(?:ở|tại) (?=các |địa phương|cơ sở|cộng đồng)|\s+nêu trên|\s+khác)(?!\w)"
)
# Second syllables that a capital first one takes along: "Giáo dục và Đào tạo", "Kế hoạch"
_COMPOUNDS = frozenset(
    "đào tạo,kế hoạch,thống kê,kiểm soát,kiểm tra,kiểm lâm,kiểm sát,quản lý,bảo vệ,bảo trợ,bảo hiểm,tuyên giáo,tuyên truyền,tổ chức,xây dựng"
    ",phát triển,phát thanh,truyền thông,truyền hình,hướng dẫn,điều phối,điều hành,xúc tiến,phục vụ,cứu nạn,cứu hộ,tìm kiếm,giám sát,khuyến nông"
    ",khuyến công,dịch vụ,chất lượng,hành chính,chỉ đạo,chỉ huy,giáo dục,chăn nuôi,thú y,thủy lợi,thủy sản,trồng trọt"
    ",đăng ký,hỗ trợ,vận động,đối ngoại,thi đua,khen thưởng,phòng chống,ứng phó,ứng dụng,tiến bộ,tiếp công,giải phóng,thanh tra,cải cách,hợp tác"
    ",chuyển đổi,đầu tư,tài nguyên,thương binh,thi hành,trợ giúp,chăm sóc,phụ trách,bình đẳng,liên hiệp,liên đoàn,liên minh,liên ngành,tổ quốc,cứu trợ,khí tượng,thủy văn,nghiên cứu,kiến trúc,quy hoạch,kỹ thuật,thông tin,công tác,hoạt động,thực hành,sản xuất"
    .split(",")
)
_TAKEN_ALONG = frozenset("dục thường,thường xuyên,thôn mới,thiên tai,kiếm cứu,cứu nạn,cứu hộ,nạn cứu,phòng thủ".split(","))
_NAME_WORD = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*")
_JOIN = re.compile(r"\s*,\s*|\s+[-–]\s*|[-–]\s+|\s*/\s*|[-–]|\s*&\s*|\s+(?:và|hoặc|cùng)\s+|\s+")
_AFTER_BAN = re.compile(r"(?:chỉ đạo|quản lý|điều hành|tổ chức|đại diện|soạn thảo|giám hiệu|giám đốc)(?!\w)")
_WHOLE = frozenset("sở bộ ban ngành tỉnh huyện xã phường quận phố hội đoàn trường trạm cục".split())
_MAX_WORDS = 60
_BEFORE_NUMBER = frozenset("quận phường tổ ấp khóm thôn khu phố xã số buôn đội".split())


def name_at(words: Words, start: int, end: int, *, subject: bool = False) -> Span | None:
    """The name of an office that begins at ``start``, as far as it goes before ``end``.

    A ``subject`` has its verb behind it, so that unknown words before a verb are of the name.
    """
    head = _HEAD.match(words.lowered, start, end)
    if head is None or (head["proper"] and not _is_proper(words, head, end)):
        return None
    return Span(start, _Reader(words, head, end, subject).read())


def _is_proper(words: Words, head: re.Match[str], end: int) -> bool:
    if head["many"] and head["many"].split()[-1] in ("các", "những"):
        return True
    following = _NAME_WORD.search(words.text, head.end(), min(end, head.end() + 40))
    if following and words.text[head.end() : following.start()].isspace():
        capital = following.group()[0].isupper()
        # A heading in capitals tells nothing by its case.
        if capital and not _PREDICATE.match(words.lowered, head.start()):
            return True
    return bool(_LISTED.match(words.lowered, head.end(), end))


class _Reader:
    """Walks over the words of one name."""

    def __init__(self, words: Words, head: re.Match[str], end: int, subject: bool) -> None:
        self._words = words
        self._limit = end
        self._subject = subject
        self._at = head.end()
        self._shouted = words.text[head.start() : head.end()].isupper() and len(head.group()) > 3
        self._first = head.end()
        self._last = head.group().split()[-1]

    def read(self) -> int:
        for _ in range(_MAX_WORDS):
            relative = _RELATIVE.match(self._words.lowered, self._at, self._limit)
            if relative:
                self._at = relative.end()
                if self._words.text[self._at - 1].isspace():
                    self._at -= 1
                continue
            if not self._step():
                break
        return self._at

    def _step(self) -> bool:
        text, lowered = self._words.text, self._words.lowered
        join = _JOIN.match(lowered, self._at, self._limit)
        if join is None:
            return False
        word = _NAME_WORD.match(text, join.end(), self._limit)
        if word is None:
            return False
        if not self._belongs(join.group(), word):
            return self._unknown(join, word)
        self._at = word.end()
        self._last = lowered[word.start() : word.end()]
        return True

    def _belongs(self, join: str, word: re.Match[str]) -> bool:
        lowered = self._words.lowered
        small = lowered[word.start() : word.end()]
        listed = bool(join.strip())
        if listed and join.strip() in (",", "và", "hoặc", "cùng"):
            head = _HEAD.match(lowered, word.start(), self._limit)
            if head and (head["head"] or _is_proper(self._words, head, self._limit)):
                return True
        if word.group()[0].isupper():
            return self._shouted or not (listed and join.strip() == "," and self._starts_predicate(word))
        if word.group().isdecimal():
            return self._last in _BEFORE_NUMBER
        pair = f"{self._last} {small}"
        if pair in _TAKEN_ALONG or (pair in _COMPOUNDS and not listed and self._after_capital()):
            return True
        if small == "chống" and self._last == "phòng":
            return True
        if self._last == "ban" and _AFTER_BAN.match(lowered, word.start()):
            return True
        if self._last == "đoàn" and lowered.startswith("kiểm tra", word.start()):
            return True
        if small == "tổ" and lowered.startswith("tổ chức", word.start()):
            return listed or self._last in ("các", "những")
        if self._last in ("tổ", "ban", "quản", "kiểm") and small in ("chức", "chỉ", "đạo", "lý", "tra"):
            return True
        if self._starts_predicate(word):
            return False
        return small in _NAME_WORDS or (not listed and self._second_syllable(small))

    def _second_syllable(self, small: str) -> bool:
        """Whether a capital before takes ``small`` along: "Cục Cảnh sát". Places have all
        capitals ("Đông Hải"), and behind "Sở" or "UBND Tỉnh" a predicate may begin."""
        text, at = self._words.text, self._at - len(self._last)
        before = text[max(0, at - 24) : at].split()
        if not text[at : at + 1].isupper() or text[at : self._at].isupper():
            return False
        if self._last in _WHOLE or small in _NOT_IN_NAMES:
            return False
        return not before or not before[-1][0].isupper() or at <= self._first + 1

    def _after_capital(self) -> bool:
        at = self._at - len(self._last)
        return self._words.text[at : at + 1].isupper()

    def _starts_predicate(self, word: re.Match[str]) -> bool:
        return bool(_PREDICATE.match(self._words.lowered, word.start(), self._limit))

    def _unknown(self, join: re.Match[str], word: re.Match[str]) -> bool:
        """A small word that is no verb we know may be of the name, if a verb follows soon:
        "Chi cục Quản lý chất lượng nông lâm sản lấy mẫu"."""
        if join.group().strip() or self._starts_predicate(word) or word.group()[0].isdigit():
            return False
        at, linked = word.start(), False
        for _ in range(8):
            token = _NAME_WORD.match(self._words.text, at, self._limit)
            if token is None or token.group()[0].isdigit():
                return False
            small = self._words.lowered[token.start() : token.end()]
            if small in _NOT_IN_NAMES:
                return False
            if token.group()[0].isupper() and linked:
                self._at = self._trimmed(at)
                return True
            verb = token.start() > word.start() and self._starts_predicate(token)
            if self._subject and verb and not token.group()[0].isupper():
                self._at = self._trimmed(token.start())
                return True
            gap = _GAP.match(self._words.lowered, token.end(), self._limit)
            if gap is None:
                return False
            linked = bool(gap.group().strip())
            at = gap.end()
        return False

    def _trimmed(self, end: int) -> int:
        while self._words.text[end - 1].isspace():
            end -= 1
        return end


_GAP = re.compile(r"\s+(?:và\s+)?")
_NOT_IN_NAMES = frozenset(
    "với về cho để theo trong tại ở từ đến vào bằng trước sau hoặc không đã đang chưa rằng nhằm do bị vẫn nên mà thì xong lại".split()
)

# ── subjects and headings ────────────────────────────────────────────────────────────────────

# "Giao", "Đề nghị", "Yêu cầu": what follows is who must act
_ASKED = re.compile(
    r"(?<!\w)(?:(?:xin |trân trọng )?đề nghị|yêu cầu|giao(?: cho)?|phân công|giao trách nhiệm cho|khuyến khích|kính đề nghị)\s*:?\s+"
)
# What may stand before the subject, up to a comma: conditions, reasons, times
_LEADING = re.compile(
    r"(?:căn cứ|trên cơ sở|trong (?:phạm vi|quá trình|khi|tháng|quý|năm|thời gian|dịp|trường hợp)|theo(?! dõi)|tùy|dựa|để|nhằm|khi|nếu|trường hợp"
    r"|hằng|hàng|mỗi|định kỳ|trước|chậm nhất|muộn nhất|sau|từ|đến|hết|ngoài|bên cạnh|đồng thời|riêng|đối với|cùng với|với|thực hiện|hưởng ứng"
    r"|trên đây|quý|tháng|năm|ngày|vào|cuối|đầu|nhân|trong đó|đặc biệt|ngay sau|qua|thông qua|nhận được|tuy nhiên|do đó|vì vậy)(?!\w)"
)
_AFTER_BREAK = re.compile(r"[,:]\s+(?:thì\s+)?|\bthì\s+")
_BRACKET = re.compile(r"\s*\([^()]{0,200}\)")
_MOST = 600
"""Characters of a sentence in which its subject is looked for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a sentence is about, and where what they do begins."""

    name: Span
    predicate: int


def find_subject(words: Words, start: int, end: int) -> Subject | None:
    """The body that must act in the sentence ``start..end``: its subject, the one it is asked
    of ("đề nghị …", "giao …"), or one behind an opening condition or topic."""
    limit = min(end, start + _MOST)
    asked = None
    for match in _ASKED.finditer(words.lowered, start, limit):
        asked = _subject_at(words, match.end(), end, needs_predicate=False) or asked
        if asked:
            break
    own = _subject_at(words, start, end)
    if own and (asked is None or own.name.start <= start):
        return own if not asked or own.name.start == start else asked
    if asked:
        return asked
    leading = bool(_LEADING.match(words.lowered, start))
    for match in _AFTER_BREAK.finditer(words.lowered, start, limit):
        if not (leading or match.group()[0] == ":"):
            continue
        found = _subject_at(words, match.end(), end)
        if found:
            return found
        if match.group()[0] == "," and _is_deed(words, match.end(), end):
            return None
        leading = leading or match.group()[0] == ":"
    return None


def _is_deed(words: Words, start: int, end: int) -> bool:
    """Whether a verb with its object follows: then the sentence has no subject of its own."""
    if not VERB_ANYWHERE.match(words.lowered, start, end):
        return False
    comma = words.lowered.find(",", start, min(end, start + 200))
    return len(words.lowered[start : comma if comma >= 0 else end].split(maxsplit=4)) > 3


def _subject_at(words: Words, start: int, end: int, *, needs_predicate: bool = True) -> Subject | None:
    name = name_at(words, start, end, subject=True)
    if name is None:
        return None
    at = name.end
    bracket = _BRACKET.match(words.text, at, end)
    if bracket:
        at = bracket.end()
    rest = words.text[at:end]
    stripped = rest.lstrip(" ,:")
    if not stripped.strip(" .;/"):
        return None if needs_predicate else Subject(name, end)
    skipped = rest[: len(rest) - len(stripped)]
    if needs_predicate and ":" not in skipped and (stripped[0].isupper() or not stripped[0].isalpha()):
        return None
    if needs_predicate and stripped.startswith(("và ", "hoặc ", "của ")):
        return None
    return Subject(name, at + len(skipped))


_DUTY_OF = re.compile(
    r"(?:(?:kính\s+)?đề nghị|yêu cầu|giao(?: cho)?|phân công|trách nhiệm của|nhiệm vụ của|đối với|về phía)\s*:?\s*"
)


def actor_in_heading(title: str) -> str | None:
    """The body that a heading names and nothing else: "Đề nghị Ủy ban MTTQ …" without
    "Đề nghị", "Sở Nội vụ (Cơ quan thường trực …)" without the brackets; None for others."""
    title = title[:_MOST].strip(" .:;")
    words = Words.of(title)
    asked = _DUTY_OF.match(words.lowered)
    start = asked.end() if asked else 0
    name = name_at(words, start, len(title))
    if name is None:
        return None
    at = name.end
    bracket = _BRACKET.match(title, at)
    rest = title[bracket.end() if bracket else at :].strip(" .:;,")
    qualifies = rest.startswith(("có ", "được "))
    if rest and not (qualifies or rest[0].isupper() or len(rest.split()) <= 6):
        return None
    if rest and not qualifies and _PREDICATE.match(in_lower_case(rest)):
        return None
    whole = title[name.start :].strip(" .:;,") if rest and not bracket else name.of(title)
    return whole.strip()


def starts_with_verb(words: Words, start: int, end: int) -> bool:
    """Whether the words at ``start`` are what someone must do."""
    return bool(_PREDICATE.match(words.lowered, start, end))


_OPENING = re.compile(
    r"(?:căn cứ|tùy|theo(?! dõi)|trên cơ sở|trong (?:phạm vi|quá trình)|dựa|khi|nếu|trường hợp|hưởng ứng|đối với)(?!\w)"
)


def skip_leading(words: Words, start: int, end: int) -> int:
    """Where the deed begins behind "Căn cứ chức năng, nhiệm vụ được giao, …"."""
    if not _OPENING.match(words.lowered, start, end):
        return start
    for match in re.compile(r",\s+").finditer(words.lowered, start, min(end, start + 300)):
        if _PREDICATE.match(words.lowered, match.end()):
            return match.end()
    return start
