"""How people type: chat spelling, abbreviations, English; and words that ask for the same thing.

A question is put into the words of administration before it is searched. The tables are small
and general on purpose: what they miss, the search by meaning may still find.
"""

from __future__ import annotations

import re

from corpus.text import fold

CHAT = {
    "k": "không", "ko": "không", "hok": "không", "khum": "không", "hem": "không", "kg": "không",
    "dc": "được", "đc": "được", "đk": "được", "bn": "bao nhiêu", "bnhieu": "bao nhiêu",
    "vs": "với", "trc": "trước", "nv": "nhiệm vụ", "bc": "báo cáo", "b/c": "báo cáo",
    "lm": "làm", "ntn": "như thế nào", "ng": "người", "cb": "cán bộ", "cc": "công chức",
    "tt": "thông tư", "kh": "kế hoạch", "nđ": "nghị định", "nd": "nghị định", "qđ": "quyết định",
    "nq": "nghị quyết", "cv": "công văn", "đh": "đại học", "cđ": "cao đẳng", "hn": "Hà Nội",
    "hcm": "Hồ Chí Minh", "tphcm": "thành phố Hồ Chí Minh", "sg": "Hồ Chí Minh", "pn": "phụ nữ",
    "nlđ": "người lao động", "nld": "người lao động", "hđlđ": "hợp đồng lao động",
    "nsdlđ": "người sử dụng lao động", "blđ": "bộ luật lao động", "cty": "công ty",
    "tg": "thời gian", "tgian": "thời gian", "j": "gì", "ji": "gì", "mún": "muốn", "wa": "quá",
    "đv": "đơn vị", "cq": "cơ quan", "vb": "văn bản", "vbqppl": "văn bản quy phạm pháp luật",
    "xh": "xã hội", "trđ": "triệu đồng", "tr": "triệu", "hk": "không", "thág": "tháng",
    "p": "phường", "q": "quận", "bđg": "bình đẳng giới", "bdg": "bình đẳng giới",
    "vstbpn": "vì sự tiến bộ phụ nữ", "vstbcpn": "vì sự tiến bộ phụ nữ", "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân", "lđtbxh": "lao động thương binh và xã hội", "tdp": "tổ dân phố",
    "ldtbxh": "lao động thương binh và xã hội", "vhxh": "văn hóa xã hội", "cntt": "công nghệ thông tin",
    "nsnn": "ngân sách nhà nước", "nstw": "ngân sách trung ương", "hn&gđ": "hôn nhân và gia đình",
    "hngđ": "hôn nhân và gia đình", "tw": "trung ương", "mttq": "mặt trận tổ quốc",
    "kp": "kinh phí", "đt": "điện thoại", "sđt": "số điện thoại", "sdt": "số điện thoại",
    "tp.hcm": "thành phố Hồ Chí Minh",
}  # fmt: skip
_NOISE = frozenset("z v ạ ah à nha nhé nhỉ vậy zậy thế hả ơi ad bạn mình em anh chị cho hỏi xin".split())
_CHAT_WORD = re.compile(r"(?<![\w/.-])[^\W_]+(?:[./&][^\W_]+)?(?![\w/-])")

ENGLISH = (
    ("gender equality", "bình đẳng giới"), ("gender-based violence", "bạo lực trên cơ sở giới"),
    ("domestic violence", "bạo lực gia đình"), ("advancement of women", "vì sự tiến bộ của phụ nữ"),
    ("action month", "tháng hành động"), ("month of action", "tháng hành động"),
    ("maternity leave", "nghỉ thai sản"), ("maternity", "thai sản"), ("central budget", "ngân sách trung ương"),
    ("state budget", "ngân sách nhà nước"), ("budget", "ngân sách kinh phí"), ("funding", "kinh phí"),
    ("fund", "kinh phí"), ("people's committee", "ủy ban nhân dân"), ("people's council", "hội đồng nhân dân"),
    ("department of home affairs", "sở nội vụ"), ("department of health", "sở y tế"),
    ("department of finance", "sở tài chính"), ("ministry of finance", "bộ tài chính"),
    ("ministry of home affairs", "bộ nội vụ"), ("department", "sở"), ("ministry", "bộ"),
    ("women's union", "hội liên hiệp phụ nữ"), ("health station", "trạm y tế"), ("police", "công an"),
    ("ward", "phường"), ("commune", "xã"), ("district", "huyện"), ("province", "tỉnh"),
    ("ho chi minh city", "thành phố Hồ Chí Minh"), ("city", "thành phố"), ("take effect", "có hiệu lực"),
    ("effective", "có hiệu lực"), ("in force", "còn hiệu lực"), ("replace", "thay thế"),
    ("circular", "thông tư"), ("decree", "nghị định"), ("decision", "quyết định"), ("labour code", "bộ luật lao động"),
    ("labor code", "bộ luật lao động"), ("law on", "luật"), ("law", "luật"), ("plan", "kế hoạch"),
    ("article", "điều"), ("clause", "khoản"), ("report", "báo cáo"), ("submit", "gửi"), ("send", "gửi"),
    ("deadline", "thời hạn trước ngày"), ("must", "phải"), ("responsible for", "chịu trách nhiệm"),
    ("responsible", "chịu trách nhiệm"), ("lead", "chủ trì"), ("coordinate", "phối hợp"), ("sign", "ký"),
    ("issued", "ban hành"), ("marry", "kết hôn"), ("marriage", "kết hôn"), ("divorce", "ly hôn"),
    ("minimum age", "tuổi từ đủ"), ("age", "tuổi"), ("women", "nữ"), ("woman", "phụ nữ"), ("female", "nữ"),
    ("men", "nam"), ("male", "nam"), ("man", "nam"), ("children", "trẻ em"), ("child", "con"),
    ("employee", "người lao động"), ("employer", "người sử dụng lao động"), ("worker", "người lao động"),
    ("overtime", "làm thêm giờ"), ("working hours", "thời giờ làm việc"), ("working time", "thời giờ làm việc"),
    ("salary", "tiền lương"), ("wage", "tiền lương"), ("probation", "thử việc"), ("annual leave", "nghỉ hằng năm"),
    ("leave", "nghỉ"), ("retirement", "nghỉ hưu"), ("contract", "hợp đồng"), ("enterprise directors", "nữ giám đốc chủ doanh nghiệp"),
    ("enterprise", "doanh nghiệp"), ("directors", "giám đốc"), ("share", "tỷ lệ"), ("percentage", "tỷ lệ"),
    ("target", "chỉ tiêu"), ("goal", "mục tiêu"), ("theme", "chủ đề"), ("support", "hỗ trợ"),
    ("shelter", "nhà tạm lánh"), ("victim", "nạn nhân"), ("violence", "bạo lực"), ("health", "y tế"),
    ("education", "giáo dục"), ("training", "tập huấn"), ("communication", "truyền thông"),
    ("digital transformation", "chuyển đổi số"), ("data", "dữ liệu"), ("poverty", "nghèo"), ("population", "dân số"),
    ("archives", "lưu trữ"), ("records", "văn thư"), ("seal", "con dấu"), ("signature", "chữ ký"),
    ("prohibited", "nghiêm cấm"), ("prohibit", "cấm"), ("right", "quyền"), ("duty", "nhiệm vụ"), ("duties", "nhiệm vụ"),
    ("tasks", "nhiệm vụ"), ("task", "nhiệm vụ"), ("month", "tháng"), ("week", "tuần"), ("year", "năm"),
    ("day", "ngày"), ("hours", "giờ"), ("hour", "giờ"), ("pregnant", "mang thai"), ("pregnancy", "mang thai"),
    ("sexual harassment", "quấy rối tình dục"), ("discrimination", "phân biệt đối xử"), ("money", "kinh phí"),
    ("come into force", "có hiệu lực"), ("came into force", "có hiệu lực"), ("enter into force", "có hiệu lực"),
    ("seminar", "hội thảo"), ("conference", "hội nghị"), ("secretary", "thư ký"), ("session", "buổi"),
    ("paid", "chi"), ("pay", "chi"), ("chair", "chủ trì"), ("speaker", "báo cáo viên"), ("per day", "một ngày"),
    ("officer", "công chức"), ("official", "công chức"), ("civil servant", "công chức"), ("head", "người đứng đầu"),
    ("school", "trường học"), ("principal", "hiệu trưởng"), ("resident group", "tổ dân phố"), ("counselling", "tư vấn"),
    ("hotline", "đường dây nóng"), ("model", "mô hình"), ("reliable address", "địa chỉ tin cậy"),
    ("signed", "ký"), ("who signed", "ai ký"), ("six-month", "6 tháng"), ("half-year", "6 tháng"), ("annual", "năm"),
    ("year-end", "năm"), ("quarter", "quý"), ("poverty reduction", "giảm nghèo"), ("enterprise", "doanh nghiệp"),
    ("technology", "công nghệ"), ("science", "khoa học"), ("agriculture", "nông nghiệp"), ("environment", "môi trường"),
    ("justice", "tư pháp"), ("finance", "tài chính"), ("culture", "văn hóa"), ("labour", "lao động"), ("labor", "lao động"),
    ("government", "chính phủ"), ("prime minister", "thủ tướng chính phủ"), ("national assembly", "quốc hội"),
    ("strategy", "chiến lược"), ("programme", "chương trình"), ("program", "chương trình"), ("resolution", "nghị quyết"),
    ("directive", "chỉ thị"), ("dispatch", "công văn"), ("letter", "công văn"), ("recipient", "nơi nhận"),
    ("document", "văn bản"), ("incoming", "đến"), ("outgoing", "đi"), ("copy", "bản sao"), ("original", "bản gốc"),
    ("fine", "phạt tiền"), ("penalty", "mức phạt"), ("equal", "bình đẳng"), ("candidate", "ứng cử"), ("election", "bầu cử"),
    ("family", "gia đình"), ("husband", "chồng"), ("wife", "vợ"), ("property", "tài sản"), ("court", "tòa án"),
    ("dismiss", "sa thải"), ("unilaterally terminate", "đơn phương chấm dứt"), ("breastfeeding", "nuôi con"),
    ("night work", "làm việc ban đêm"), ("trade union", "công đoàn"), ("father", "cha"), ("mother", "mẹ"),
    ("allowance", "mức hỗ trợ"), ("meal", "tiền ăn"), ("give", "hỗ trợ"), ("household", "hộ"),
)  # fmt: skip
_ENGLISH_SIGN = re.compile(
    r"\b(?:what|when|who|where|which|how|why|does|did|is|are|was|must|should|the|of|for|and)\b"
)
_MARKED = re.compile(r"[^\x00-\x7f]")


def is_english(text: str) -> bool:
    """Whether a question is in English: English little words, and no Vietnamese marks but in
    names."""
    words = re.findall(r"[A-Za-z]+", text.lower())
    signs = _ENGLISH_SIGN.findall(text.lower())
    return len(signs) >= 2 and len(signs) >= 0.2 * max(1, len(words))


_PHRASE = re.compile(
    r"\b(?:"
    + "|".join(re.escape(english) for english, _ in sorted(ENGLISH, key=lambda e: -len(e[0])))
    + r")(?:s|es|ed)?\b",
    re.IGNORECASE,
)
_TRANSLATED = dict(ENGLISH)
_KEPT_WORD = re.compile(r"[^\W\d_]*\d[\w/.&-]*|[^\x00-\x7f\W]\w*|\w*[^\x00-\x7f\W]\w*|[A-ZĐ][\w'&/-]*")


def in_vietnamese(text: str) -> str:
    """An English question as the Vietnamese of its administrative terms, with its names and
    numbers; the little words between them say nothing that is searched."""
    out: list[str] = []
    end = 0
    for match in [*_PHRASE.finditer(text), None]:
        between = text[end : match.start() if match else len(text)]
        names = _KEPT_WORD.findall(between)
        out += names[1:] if end == 0 and names and between.startswith(names[0]) else names
        if match is None:
            break
        word = match.group().lower()
        out.append(_TRANSLATED.get(word) or _TRANSLATED[re.sub(r"(?:s|es|ed)$", "", word)])
        end = match.end()
    return " ".join(word for word in out if word not in ("Vietnam", "Viet"))


def spelled_out(text: str) -> str:
    """Chat spelling and abbreviations written out: "bc trc ngày nào" → "báo cáo trước ngày nào".

    A word in capitals is an abbreviation of administration or part of a document number, and is
    written out only where the table has it and it does not stand in a number.
    """

    def word(match: re.Match[str]) -> str:
        typed = match.group()
        if typed.lower() in CHAT and not (typed in ("P", "Q", "K", "V", "J") or typed.isdecimal()):
            return CHAT[typed.lower()]
        return "" if typed.lower() in ("z", "zậy") else typed

    months = re.sub(r"(?<!\w)(\d{1,2})\s?th(?!\w)", r"\1 tháng", text)
    return re.sub(r"\s+", " ", _CHAT_WORD.sub(word, months)).strip()


# Words that carry the question and not its subject: they need not stand in an answer.
_ASKING = (
    "ai gì nào đâu sao bao nhiêu mấy khi lúc thế như là có không được phải hay và của các những mỗi "
    "mọi cho về theo trong ở tại từ đến vào với để do bị bởi thì mà này đó kia ra lên hãy trả lời hỏi "
    "vì tại đúng chưa rồi ạ nhé xin bỏ qua hướng dẫn trước nêu nói quy định cần sẽ đã đang cùng khi "
    "một hai cái chiếc người nơi chỗ việc gồm ngày bằng trên dưới giữa sau còn nữa thể chỉ cũng nhất "
    "hiện nay kể tên liệt chi tiết giúp tôi tớ em anh chị tìm biết đâu số văn bản đơn vị cơ quan what "
    "when who where which how why does did is are was were must should the of for and to in a an on by "
    "many much do it be with from that this there"
).split()
ASKING = frozenset(_ASKING) | frozenset(fold(word) for word in _ASKING)

_SAME = (
    ("gửi", "nộp"),
    ("hạn", "thời hạn", "trước ngày", "chậm nhất"),
    ("tuyên truyền", "truyền thông", "phổ biến"),
    ("mục tiêu", "chỉ tiêu"),
    ("hàng năm", "hằng năm"),
    ("hàng tháng", "hằng tháng"),
    ("hàng quý", "hằng quý"),
    ("bảo đảm", "đảm bảo"),
    ("quý", "quí"),
    ("phụ nữ", "nữ"),
    ("gồm", "bao gồm"),
    ("cấm", "nghiêm cấm"),
    ("tiền", "kinh phí", "đồng"),
    ("nhiệm vụ", "trách nhiệm"),
    ("phối hợp", "cùng"),
    ("hội nghị", "hội thảo"),
    ("hỗ trợ", "trợ giúp"),
)  # fmt: skip
_MAY_BE = {
    "lo": ("phụ trách", "chịu trách nhiệm", "chủ trì", "tham mưu", "thực hiện", "tổ chức"),
    "phụ trách": ("chịu trách nhiệm", "chủ trì", "tham mưu", "thực hiện", "tổ chức"),
    "làm": ("thực hiện", "tổ chức", "triển khai"),
    "việc": ("nhiệm vụ",),
    "nộp": ("báo cáo", "gửi"),
    "gửi": ("báo cáo", "trình"),
    "báo cáo": ("gửi báo cáo",),
    "cấp": ("hỗ trợ", "bố trí", "phân bổ", "giao"),
    "chi": ("mức chi", "hỗ trợ"),
    "trả": ("chi", "hỗ trợ", "lương"),
    "lương": ("tiền lương",),
    "kéo dài": ("thời gian", "từ ngày"),
    "bắt đầu": ("kể từ", "hiệu lực"),
    "khó khăn": ("vướng mắc",),
    "dùng": ("hiệu lực",),
    "thay": ("thay thế",),
    "đặt": ("tại",),
    "ở": ("tại",),
    "sinh con": ("thai sản", "sinh"),
    "vợ": ("nữ",),
    "chồng": ("nam",),
    "doanh nghiệp": ("dn",),
    "bước": ("trình tự",),
    "giờ làm việc": ("thời giờ làm việc",),
    "xong": ("hoàn thành",),
    "đại học": ("cao đẳng trở lên",),
    "bình đẳng giới": ("bđg",),
    "kinh phí": ("mức chi", "ngân sách"),
    "thưởng": ("khen thưởng",),
}
"""What an asked phrase may be called in a text, one way: "lo" may be "chủ trì", not the reverse."""


def _alternatives() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {asked: list(said) for asked, said in _MAY_BE.items()}
    for group in _SAME:
        for phrase in group:
            found.setdefault(phrase, []).extend(other for other in group if other != phrase)
    return {asked: tuple(dict.fromkeys(said)) for asked, said in found.items()}


MAY_BE = _alternatives()
"""For a phrase of a question, the phrases of a text that may say it."""
