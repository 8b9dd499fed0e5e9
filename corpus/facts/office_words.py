"""The words that offices are named with, and the verbs that begin what they do.

Everything is in small letters, tones in one placement (``corpus.text.in_lower_case``), and is
matched on text of that form. The lists were made from the names of offices and from the verbs of
administrative plans; a word more is a word that is read.
"""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """One pattern for the words between the commas, by first letter, so that a miss is cheap."""
    by_letter: dict[str, list[str]] = {}
    for word in words.replace("\n", " ").split(","):
        if word.strip():
            by_letter.setdefault(word.strip()[0], []).append(word.strip()[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


# ── heads ────────────────────────────────────────────────────────────────────────────────────

_QUANTIFIER = (
    r"(?:(?:tất cả|toàn thể|toàn bộ|một số|mọi|mỗi|từng)\s+)?(?:các|những)\s+|mỗi\s+|từng\s+"
)
# Names of offices and posts whatever follows
_HEADS = (
    r"ủy ban(?! nhân dân tối)|ubnd|ub\.?mttq(?:vn)?|bcđ|tand|vksnd|lđlđ|bhxh|lực lượng|hđnd"
    r"|mttq(?:vn)?|ttyt|sở|ngành|tổng cục|chi cục|cục(?= [^\W_])|trung tâm|công an|quân đội"
    r"|bộ đội biên phòng|bộ chỉ huy|ban chỉ huy|bch|kho bạc|bảo hiểm xã hội|ngân hàng|bưu điện"
    r"|bệnh viện|trạm y tế|tòa án|viện kiểm sát|thanh tra|văn phòng(?! phẩm)|mặt trận|hội đồng"
    r"|liên đoàn|công đoàn|huyện đoàn|tỉnh đoàn|thành đoàn|đoàn thanh niên|đoàn thể|hiệp hội"
    r"|liên minh|hội liên hiệp|hội phụ nữ|hội nông dân|hội cựu chiến binh|hội chữ thập đỏ"
    r"|hội người|hội khuyến|thủ trưởng|thường trực|người đứng đầu|giám đốc|hiệu trưởng"
    r"|chủ tịch|bí thư|chánh|trưởng(?! (?:thành|ban hành))|phó "
    r"|(?:chi cục|cục|vụ|viện|hạt|đội|trạm|khối|thôn|bản|xóm|ấp|buôn|khu phố) trưởng"
    r"|người (?:đi công tác|làm công tác|phụ trách|sử dụng tài sản)|bộ phận phụ trách"
    r"|bộ phận(?= (?:chuyên|kế|tài|văn|một|tiếp|thường|tổng))"
    r"|lãnh đạo(?= (?:các|ubnd|ủy|sở|phòng|ban|đơn|cơ|xã|phường|huyện|tỉnh))|công chức"
    r"|viên chức|cán bộ(?! (?:nữ|,)\s)|chuyên viên|giáo viên|nhà trường|trường(?! hợp)"
    r"|đơn vị(?! tính| thực hiện| chủ trì| phối hợp)|cơ quan(?! thực hiện| chủ trì| phối hợp)"
    r"|địa phương|tổ dân phố|tổ công tác|tổ công nghệ|tổ trưởng|tổ giúp việc|thành viên"
    r"|doanh nghiệp|hợp tác xã|hộ gia đình|hộ kinh doanh|chủ đầu tư|chủ rừng|nhà thầu|cấp ủy"
    r"|đảng ủy|chi bộ|đảng bộ|huyện ủy|tỉnh ủy|thành ủy|hạt kiểm lâm|đồn biên phòng"
    r"|ban chỉ đạo|ban quản lý|ban tổ chức|ban điều hành|ban giám hiệu|ban giám đốc"
    r"|ban đại diện|ban dân|ban soạn thảo|đoàn kiểm tra|đoàn liên ngành|báo, đài|báo và"
    r"|cơ sở(?= (?:giáo|y|khám|đào|sản|kinh|lưu|trợ|nuôi|bảo))|ấp|thôn|bản(?=,)|khu phố|khóm"
    r"|buôn|xã(?! hội)|phường|thị trấn|quận|huyện|thị xã|thành phố|đặc khu|tỉnh|chính phủ"
    r"|thủ tướng|quốc hội|nhân viên|đội ngũ cộng tác viên|cộng tác viên|tập đoàn|tổng công ty"
    r"|công ty|câu lạc bộ|quỹ(?= [^\W_])"
)
# Names only before a capital or in a list: "Bộ Y tế" but "bộ tiêu chí", "Hội Nông dân" but
# "Hội nghị", "Phòng Tài chính" but "phòng ngừa", "Ban Dân tộc" but "ban hành"
_PROPER_HEADS = (
    r"bộ(?! (?:tiêu|chỉ|nhận|câu|tài|luật|máy|thủ))"
    r"|hội(?! (?:nghị|thảo|thi|diễn|đàm|họp|trường))|phòng(?! (?:ngừa|chống|trừ|bệnh))"
    r"|ban(?! hành)|vụ(?! (?:việc|án|vi|bạo|xâm|cháy|tai|mùa|đông|hè))|viện(?! trợ)|đài"
    r"|báo(?! cáo)|tổ chức|tổ|đoàn|đội(?! ngũ)|trạm|khu(?! (?:vực|dân))|học viện|tòa|làng"
)
HEAD = re.compile(
    rf"(?P<many>{_QUANTIFIER})?(?:(?P<head>{_HEADS})|(?P<proper>{_PROPER_HEADS}))(?!\w)"
)
# What makes a list or a kind of a proper head in small letters: "phòng, ban", "ban ngành"
LISTED = re.compile(
    r"\s*,\s*(?:ban|ngành|đơn vị|đoàn thể|cơ quan|hội|đội|tổ|đài|phòng|sở|địa phương|ấp|bản)(?!\w)"
    r"|\s+(?:ngành|chuyên môn|chức năng|dân phố|liên quan|viên)(?!\w)"
)

# ── inside a name ────────────────────────────────────────────────────────────────────────────

NAME_WORDS = frozenset(
    """
    an y toàn thể bộ số mọi từng các cá những ủy ban nhân dân lực lượng sở ngành tổ cục chi
    trung tâm công quân đội biên phòng xã hộ hội bệnh viện trạm tế thanh văn mặt trận đồng liên
    đoàn huyện tỉnh thành hành niên phụ nữ nông cựu chiến binh người khu thủ trưởng thường thư
    trực đứng đầu giám đốc hiệu chủ tịch bí phó lãnh đạo đơn cơ phường chức viên cán chuyên giáo
    nhà trường hợp vị tín phố quan địa phương tác nghệ doanh nghiệp gia đình kinh tư cấp ấp đảng
    hạ đại báo đài đào sản thôn bản khóm buôn thị trấn quận đặc chí chính phủ tướng quốc cộng
    tộc tài vụ đô vực học làng môn năng tiểu mầm non cao đẳng phổ thông thuộc của tuổi phát
    truyền hình tấn tin trị nghề hóa thao du lịch dục tạo lao động thương sự vì tiến kế toán
    khoa môi pháp nước tôn trách vũ trang dự kỹ thuật tầng xây dựng nội giao vận tải xuất viễn
    nghiên cứu dịch nhóm ngưỡng phân nhiệm quần chúng khối giới quyền ngang
    """.split()
)
"""Syllables of the nouns that go on a name in small letters."""

COMPOUNDS = frozenset(
    word.strip()
    for word in """
    chỉ huy, bảo hiểm, kiểm sát, thanh tra, liên đoàn, liên minh, liên hiệp, công tác, hợp tác,
    đầu tư, kiểm lâm, chỉ đạo, quản lý, tổ chức, điều hành, kiểm tra, liên ngành, truyền hình,
    đào tạo, kỹ thuật, xây dựng, sản xuất, nghiên cứu, thông tin, phát triển, truyền thông, giáo
    dục, vận động, bảo vệ, đăng ký, giám sát, hỗ trợ, hướng dẫn, khen thưởng, kiểm soát, phụ
    trách, thống kê, trợ giúp, tuyên truyền, ứng dụng, kế hoạch, bảo trợ, tuyên giáo, phát
    thanh, điều phối, xúc tiến, phục vụ, cứu nạn, cứu hộ, tìm kiếm, khuyến nông, khuyến công,
    dịch vụ, chất lượng, hành chính, chăn nuôi, thú y, thủy lợi, thủy sản, trồng trọt, đối
    ngoại, thi đua, phòng chống, ứng phó, tiến bộ, tiếp công, giải phóng, cải cách, chuyển đổi,
    tài nguyên, thương binh, thi hành, chăm sóc, bình đẳng, tổ quốc, cứu trợ, khí tượng, thủy
    văn, kiến trúc, quy hoạch, hoạt động, thực hành
    """.replace("\n", " ").split(",")
)
"""Words of two syllables whose small second one a capital first takes along: "Đào tạo"."""

TAKEN_ALONG = frozenset(
    (
        "dục thường",
        "thường xuyên",
        "thôn mới",
        "thiên tai",
        "kiếm cứu",
        "cứu nạn",
        "cứu hộ",
        "nạn cứu",
        "phòng thủ",
        "quan quản",
    )
)
"""Pairs that go on a name in small letters: "Giáo dục thường xuyên", "Tìm kiếm cứu nạn"."""

AFTER_BAN = re.compile(
    r"(?:chỉ đạo|quản lý|điều hành|tổ chức|đại diện|soạn thảo|giám hiệu|giám đốc)(?!\w)"
)
COMPLETE_ALONE = frozenset(
    "sở bộ ban ngành tỉnh huyện xã phường quận phố hội đoàn trường trạm cục".split()
)
"""Behind these, written large, a name may end ("Sở", "UBND Tỉnh")."""

BEFORE_NUMBER = frozenset("quận phường tổ ấp khóm thôn khu phố xã số buôn đội đạo án".split())
"""Behind these a name takes a number: "Tổ dân phố 5", "Ban Chỉ đạo 35"."""

NOT_IN_NAMES = frozenset(
    """
    với về cho để theo trong tại ở từ đến vào bằng trước sau hoặc không đã đang chưa rằng nhằm do
    bị vẫn nên mà thì xong lại
    """.split()
)
# "được giao thực hiện các nhiệm vụ thuộc Kế hoạch", "là thành viên", "có liên quan": these
# clauses belong to the name before them
RELATIVE = re.compile(
    r"(?:,?\s*(?:được|đã)\s+(?:giao|phân công)(?:\s+(?:chủ trì|thực hiện|phụ trách))?"
    r"(?:\s+(?:các\s+)?nhiệm vụ)?"
    r"(?:\s+(?:thuộc|tại|trong|theo)\s+(?:kế hoạch|chương trình|phụ lục|đề án)(?:\s+này)?)?"
    r"|\s+là thành viên(?:\s+(?:của\s+)?)?|\s+(?:có\s+)?liên quan(?:\s+khác)?"
    r"|\s+có thẩm quyền|\s+trên địa bàn(?=\s|,|$)|\s+nêu trên|\s+khác"
    r"|\s+trong (?=ngành|tỉnh|huyện|xã|phường|toàn|hệ thống)"
    r"|\s+(?:ở|tại) (?=các |địa phương|cơ sở|cộng đồng))(?!\w)"
)

# ── predicates ───────────────────────────────────────────────────────────────────────────────

# Verbs that share syllables with nouns of names, so that what follows decides
_SHARED_VERBS = (
    r"báo cáo|thông báo|thông tin(?= (?:về|cho|kết|kịp|đến))|xây dựng|công bố|công khai"
    r"|giao(?! thông| lưu| dịch)|giao cho|tổ chức|chủ trì|chủ động|phối hợp|phát động"
    r"|phát hành|phát hiện|phát huy|phát triển|phát bản|đào tạo|nghiên cứu|truyền thông(?! |$)"
    r"|hành động|phân công|phân bổ|phân khai|phòng ngừa|phòng, chống|ban hành|sản xuất(?= các)"
    r"|giáo dục(?= (?:cho|học|đoàn|hội))|vận động|tư vấn|kinh doanh(?= các)|trang bị|hội nhập"
    r"|công nhận|cá nhân hóa|dự (?:toán|báo|thảo)|trực(?= ban| tại| chốt| 24)"
    r"|(?<!các )cấp(?! (?:huyện|xã|tỉnh|phường|thành|trung|cơ|ủy|trên|dưới|quận|bộ|sở|có|học|thôn"
    r"|mình|nào))"
)
_VERBS = """
ưu tiên, áp dụng, ấn định, bám sát, bàn giao, bảo dưỡng, bảo đảm, bảo vệ, bảo trì, biên
soạn, biên tập, biểu dương, bồi dưỡng, bố trí, bổ sung, cải tạo, cảnh báo, cắm, cân đối, cập
nhật, chấm, chăm lo, chấp hành, chỉ đạo, chia sẻ, chịu trách nhiệm, cho, chú trọng, chuẩn
bị, chuyển, cụ thể hóa, củng cố, cung cấp, cung ứng, cử, dán, diễn tập, duy trì, đa dạng,
đảm bảo, đảm nhiệm, đánh giá, đăng, đăng ký, đăng tải, đầu tư, đẩy mạnh, đề cao, đề nghị, đề
xuất, điều chỉnh, điều tra, định hướng, đối chiếu, đôn đốc, đổi mới, đưa, ghi, giám sát,
giải quyết, giới thiệu, gặp, giúp, gửi, gắn, góp, hạn chế, hoàn chỉnh, hoàn thành, hoàn
thiện, họp, hỗ trợ, huy động, hưởng ứng, hướng dẫn, kêu gọi, kết hợp, kết nối, khai thác,
khảo sát, khắc phục, khen thưởng, khóa, khôi phục, khuyến khích, kiểm soát, kiểm tra, kiểm
kê, kiến nghị, kiện toàn, ký, lắp, lấy, lập, liên hệ, lồng ghép, lựa chọn, làm, mở, mời,
mua, nắm, nâng, nâng cao, nhập, nhân rộng, niêm yết, nộp, ôn, phản ánh, phê duyệt, phổ biến,
phụ trách, quán triệt, quan tâm, quản lý, quy định, quyết định, quyết toán, rà soát, ra
quân, ra đề, sắp xếp, sử dụng, sơ kết, sưu tầm, số hóa, tạo, tăng cường, tập huấn, tập
trung, tham dự, tham gia, tham mưu, thanh toán, thành lập, thay thế, theo dõi, thẩm định,
thống kê, thống nhất, thu thập, thu hút, thúc đẩy, thực hiện, tiếp nhận, tiếp tục, tiến
hành, tiêm, tìm hiểu, tổng hợp, tổng kết, tổng vệ sinh, trả lời, tra cứu, treo, triển khai,
trình, trợ giúp, trực ban, truyền dẫn, tuyên dương, tuyên truyền, tuyển chọn, tuần tra, ứng
dụng, vận hành, viết, xác định, xác minh, xác nhận, xem xét, xét, xử lý, xử phạt, yêu cầu,
dạy, in sao, in ấn
"""
# What opens a predicate before its verb, and so ends a name too
_OPENERS = """
căn cứ, dựa, tùy, theo, trên cơ sở, trong phạm vi, cần, phải, có trách nhiệm, có nhiệm vụ,
có kế hoạch, có văn bản, có biện pháp, được, sẽ, tự, cùng, là, khi, nếu, hằng, hàng, mỗi,
định, từ ngày, trước ngày, chậm nhất, đồng thời, nghiêm túc, tích cực, kịp thời, thường
xuyên, định kỳ, trực tiếp, nghiêm cấm
"""
_VERB = rf"(?:{_SHARED_VERBS}|{any_of(_VERBS)})(?!\w)"
PREDICATE = re.compile(rf"(?:{_VERB}|(?:{any_of(_OPENERS)})(?!\w))")
VERB_ANYWHERE = re.compile(rf"(?<!\w){_VERB}")
