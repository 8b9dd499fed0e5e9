"""What a web site puts around a document: its menus, its path of links, its footer.

A page saved from a portal carries them in elements that say so, by their tag, their role or a
word of their class or id. Such names prove little ("has-sidebar" is the page itself, "footer" may
hold the signature), so an element is left out only where its words are a site's too: links for
the most part, or a line on the site that shows no part of a document.
"""

from __future__ import annotations

import re
from typing import Any

from corpus.text import fold, normalise

_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "menu", "menubar"))
# A tag, or a word of class or id: "main-menu", "topNav", "site_footer", "breadcrumbs"
_NAMES = frozenset(
    ("menu", "nav", "navbar", "navigation", "footer", "breadcrumb", "breadcrumbs", "sidebar")
)
_TAGS = frozenset(("header", "aside"))
_PATHS = frozenset(("nav", "breadcrumb", "breadcrumbs"))
_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Folded: "© Cổng thông tin điện tử tỉnh …", "Lượt xem: 1204", "Email: banbientap@…"
_OF_SITE = re.compile(
    r"©|copyright|ban quyen|(?:cong|trang) thong tin dien tu|luot (?:xem|truy cap)|dang truy cap"
    r"|https?:|www\.|\w@\w"
)
# Folded: the letterhead, a label, căn cứ, recipients, a signature, or the mark that ends a body
_OF_DOCUMENT = re.compile(
    r"^\W*(?:cong hoa xa hoi|dang cong san|so\s*:|v/v|kinh gui|can cu|dieu \d|chuong |phu luc"
    r"|[ivx]+\.|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-z]\)|noi nhan|tren day la|(?:tm|kt|tl|tuq)\s*\.)"
    r"|^[-+]\s|\./\.",
    re.MULTILINE,
)
_FEW = 400  # characters of what a site says of itself
_MOST = 20_000  # characters of menus; an element with more holds the document


def is_chrome(node: Any) -> bool:
    """Whether an element is of the site, not of the document that it shows."""
    if not _says_so(node):
        return False
    words: list[str] = []
    length = 0
    for part in node.itertext():
        words.append(part.strip())
        length += len(part)
        if length > _MOST:
            return False
    linked = sum(_letters("".join(link.itertext())) for link in node.iter("a") if link.get("href"))
    if linked and 2 * linked >= _letters("".join(words)):
        return True
    text = fold(normalise("\n".join(words))).strip()
    # A path of links ends with the name of the page itself, which is none
    of_site = (linked and _names(node) & _PATHS) or _OF_SITE.search(text)
    return len(text) <= _FEW and bool(of_site) and not _OF_DOCUMENT.search(text)


def _says_so(node: Any) -> bool:
    if node.tag in ("html", "body"):
        return False
    return node.tag in _TAGS or node.get("role") in _ROLES or bool(_names(node) & _NAMES)


def _names(node: Any) -> set[str]:
    named = f"{node.get('class') or ''} {node.get('id') or ''}"
    return {node.tag, *(word.lower() for word in _NAME.findall(named))}


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)
