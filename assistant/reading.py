"""An answer as a person reads it: sentences with [n], then each source with place and quote."""

from __future__ import annotations

from assistant.answer import Answer, Citation, Quote, Statement, title_of
from corpus.document import Document

NOT_FOUND = "Không tìm thấy trong kho văn bản."
_QUOTE_SHOWN = 240  # characters of a quote in the list of sources; the whole is in the JSON


def as_text(answer: Answer) -> str:
    """Plain text: the answer's lines, a note, then the sources."""
    if not answer.answered:
        return "\n".join(_unanswered(answer))
    lines = [answer.lead] if answer.lead else []
    documents = list(dict.fromkeys(s.quotes[0].document.id for s in answer.statements))
    for document in documents:
        own = [s for s in answer.statements if s.quotes[0].document.id == document]
        lines += _group(answer, own, several=len(documents) > 1)
    if answer.note:
        lines += ["", answer.note]
    lines += ["", "Nguồn:"]
    lines += [_source(citation) for citation in answer.citations]
    return "\n".join(lines)


def _group(answer: Answer, statements: list[Statement], *, several: bool) -> list[str]:
    """The statements of one document, under its name where several documents answer."""
    document = statements[0].quotes[0].document
    bullets = [f"- {_marked(answer, statement)}" for statement in statements]
    if several:
        if len(statements) == 1:
            return [f"- {name_of(document)}: {_marked(answer, statements[0])}"]
        return [f"{name_of(document)}:", *bullets]
    if len(statements) == 1:
        return [_marked(answer, statements[0])]
    return bullets


def _marked(answer: Answer, statement: Statement) -> str:
    marks = "".join(f"[{n}]" for n in answer.marks(statement))
    return f"{statement.text} {marks}"


def _unanswered(answer: Answer) -> list[str]:
    lines = [NOT_FOUND]
    if answer.reason:
        lines[0] += f" {answer.reason}"
    if answer.nearest:
        lines += ["", "Gần nhất, không phải câu trả lời:"]
        lines += [f"- {place_of(quote)}: «{_short(quote.quote)}»" for quote in answer.nearest]
    return lines


def _source(citation: Citation) -> str:
    return f"[{citation.n}] {place_of(citation.quote)} · «{_short(citation.quote.quote)}»"


def place_of(quote: Quote) -> str:
    """Where a quote stands, as a person would cite it: document, clause, page where known."""
    parts = [name_of(quote.document), clause_name(quote.clause.section)]
    if quote.page is not None:
        parts.append(f"trang {quote.page}")
    if quote.clause.confidence is not None:
        parts.append(f"nhận dạng từ bản quét, độ tin cậy {certainty(quote.clause.confidence)}")
    return ", ".join(part for part in parts if part)


def certainty(confidence: float) -> str:
    """ "0,87": as Vietnamese writes a number."""
    return f"{confidence:.2f}".replace(".", ",")


def clause_name(section: str) -> str:
    """ "III.2" as "mục III.2"; "Điều 4.3.b" as "điểm b khoản 3 Điều 4"; a name as it is."""
    if section.startswith("Điều "):
        article, *steps = section.split(".")
        words = [f"{word} {step}" for word, step in zip(("khoản", "điểm"), steps, strict=False)]
        return " ".join([*reversed(words), article])
    if section[:1].isdigit() or section.split(".")[0].isupper():
        return f"mục {section}"
    return section


def name_of(document: Document) -> str:
    """ "Kế hoạch 1509/KH-SYT-CDN, Sở Y tế tỉnh Kiên Giang"; a digest says that it is one."""
    header = document.header
    name = " ".join(part for part in (header.type, header.number) if part)
    if header.type in ("Luật", "Bộ luật"):
        name = f"{title_of(header, document.file)} {header.number or ''}".strip()
    elif not header.number:
        name = " ".join(part for part in (header.type or "Văn bản", _of(document)) if part)
    elif header.issuer and header.level != "central":
        name = f"{name}, {header.issuer}"
    return f"{name} (bản tóm lược)" if document.kind == "digest" else name


def _of(document: Document) -> str:
    """Whose plan it is, where no number tells: its issuer or place, and its year."""
    header = document.header
    owner = header.issuer or header.place
    year = f"năm {header.year}" if header.year else ""
    named = " ".join(part for part in (f"của {owner}" if owner else "", year) if part)
    return named or f"({document.file})"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= _QUOTE_SHOWN:
        return flat
    return flat[:_QUOTE_SHOWN].rsplit(" ", 1)[0] + " …"
