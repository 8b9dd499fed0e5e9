"""The page: its frame and its tabs, once for each language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.web.actions import ASSETS
from assistant.web.api import add_api
from assistant.web.batch import batch_tab
from assistant.web.chat import chat_tab
from assistant.web.deadlines import deadlines_tab
from assistant.web.desk import Desk
from assistant.web.documents import documents_tab
from assistant.web.draft import draft_tab
from assistant.web.markup import Markup, element
from assistant.web.phrases import FRAMEWORK, MESSAGES
from assistant.web.texts import Language, Texts

_MESSAGES = (ASSETS / "messages.js").read_text(encoding="utf-8")

PATHS: dict[Language, str] = {"vi": "/", "en": "/en/"}
"""Where the page stands in each language."""

_WAITING = 200
"""Requests that wait at once; whoever comes then is told that the server is busy."""

# Fonts of the machine alone: what comes from another host tells it who reads here.
_FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "Arial", "sans-serif")
_MONOSPACED = ("ui-monospace", "Consolas", "Noto Sans Mono", "monospace")


def build_page(desk: Desk, language: Language) -> gr.Blocks:
    """The whole page in one language; its look is ``dressing``."""
    texts = Texts(language)
    with gr.Blocks(
        title=texts("brand"), analytics_enabled=False, fill_width=True,
        delete_cache=(3600, 86_400),
    ) as page:  # fmt: skip
        gr.HTML(_header(desk, texts), elem_id="header")
        with gr.Tabs():
            with gr.Tab(texts("tab-ask"), id="ask"):
                chat_tab(desk, texts, page)
            with gr.Tab(texts("tab-draft"), id="draft") as drafting:
                draft_tab(desk, texts, page, drafting)
            with gr.Tab(texts("tab-deadlines"), id="deadlines") as deadlines:
                deadlines_tab(desk, texts, page, deadlines)
            with gr.Tab(texts("tab-documents"), id="documents") as documents:
                documents_tab(desk, texts, page, documents)
            with gr.Tab(texts("tab-batch"), id="batch") as batch:
                batch_tab(desk, texts, batch)
        gr.HTML(_footer(desk, texts), elem_id="footer")
        if language == "vi":
            add_api(desk, texts)
    page.queue(max_size=_WAITING, default_concurrency_limit=4)
    # Looked at a thousand times a second, an empty queue would keep an idle machine busy.
    page._queue.sleep_when_free = 0.005
    page._queue.progress_update_sleep_when_free = 1.0
    return page


def dressing(language: Language) -> dict[str, Any]:
    """What ``mount_gradio_app`` takes for the look: theme, style sheet, language."""
    return {
        "theme": _theme(),
        "css_paths": [Path(ASSETS / "page.css")],
        "head": f"<script>{_script(language)}</script>",
        "footer_links": [],
        # Whatever language the browser is set to, the Vietnamese page is Vietnamese.
        "i18n": gr.I18n(en=FRAMEWORK, vi=FRAMEWORK) if language == "vi" else None,
        "run_history": False,
    }


def _script(language: Language) -> str:
    """What runs before the page is built: its language, and the framework's messages in it."""
    lang = f"document.documentElement.lang = '{language}';"
    if language == "en":
        return lang
    return f"{lang} {{ const MESSAGES = {json.dumps(MESSAGES)};\n{_MESSAGES} }}"


def _header(desk: Desk, texts: Texts) -> Markup:
    log_out = None
    if desk.users is not None:
        log_out = element(
            "form",
            element("button", texts("log-out"), type="submit"),
            action="/logout",
            method="post",
        )
    return element(
        "header",
        element(
            "div",
            element("h1", texts("brand")),
            element("p", texts("tagline")),
        ),
        element(
            "nav",
            element("a", texts("other-language"), href=PATHS[texts.other], lang=texts.other),
            log_out,
        ),
        class_="masthead",
    )


def _footer(desk: Desk, texts: Texts) -> Markup:
    url = desk.settings.model.url
    words = texts("footer-model", host=url.host) if url else texts("footer")
    return element("p", words)


def _theme() -> gr.themes.Base:
    """One calm look, the same where the machine prefers dark pages."""
    theme = gr.themes.Base(
        primary_hue=gr.themes.colors.slate,
        neutral_hue=gr.themes.colors.slate,
        font=_FONTS,
        font_mono=_MONOSPACED,
        radius_size=gr.themes.sizes.radius_sm,
    ).set(
        body_background_fill="#f6f5f1",
        body_text_color="#1d2733",
        body_text_color_subdued="#4a5665",
        block_background_fill="#ffffff",
        block_border_color="#d9d6cd",
        block_label_text_color="#3b4654",
        block_title_text_color="#3b4654",
        border_color_primary="#d9d6cd",
        input_background_fill="#ffffff",
        input_border_color="#8d95a0",
        input_placeholder_color="#5d6875",
        button_primary_background_fill="#1f4068",
        button_primary_background_fill_hover="#16304f",
        button_primary_text_color="#ffffff",
        button_secondary_background_fill="#ffffff",
        button_secondary_background_fill_hover="#eef1f5",
        button_secondary_border_color="#8d95a0",
        button_secondary_text_color="#1f4068",
        color_accent="#1f4068",
        color_accent_soft="#e6ecf3",
        link_text_color="#1f4068",
        button_border_width="1px",
        input_border_width="1px",
    )
    for name in [name for name in vars(theme) if name.endswith("_dark")]:
        light = getattr(theme, name.removesuffix("_dark"), None)
        if light is not None:
            setattr(theme, name, light)
    return theme
