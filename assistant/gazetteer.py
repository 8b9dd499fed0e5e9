"""Names of provinces and cities of Việt Nam, before and after the merger of 1 July 2025.

A question that names one is about that place; without the list, "ha giang" typed without marks
is only two words. Sixty-three until 30 June 2025 (thirty-four since, all among these names;
Resolution 202/2025/QH15).
"""

from __future__ import annotations

PROVINCES = frozenset(
    (
        "an giang|ba ria - vung tau|ba ria vung tau|bac giang|bac kan|bac lieu|bac ninh|ben tre|"
        "binh dinh|binh duong|binh phuoc|binh thuan|ca mau|can tho|cao bang|da nang|dak lak|"
        "dak nong|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|ha noi|ha tinh|hai duong|"
        "hai phong|hau giang|hoa binh|hung yen|khanh hoa|kien giang|kon tum|lai chau|lam dong|"
        "lang son|lao cai|long an|nam dinh|nghe an|ninh binh|ninh thuan|phu tho|phu yen|"
        "quang binh|quang nam|quang ngai|quang ninh|quang tri|soc trang|son la|tay ninh|"
        "thai binh|thai nguyen|thanh hoa|thua thien hue|hue|tien giang|ho chi minh|tra vinh|"
        "tuyen quang|vinh long|vinh phuc|yen bai"
    ).split("|")
)
