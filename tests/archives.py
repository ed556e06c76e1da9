"""Web archives for tests."""

from __future__ import annotations

HTML = "Content-Type: text/html\r\n"
LINES = (
    "قال وزير النقل كمال العياري إن الجسر الجديد يفتح أمام السيارات صباح الأحد المقبل بعد عام من العمل المتواصل.",
    "وأضاف أن الحافلات تعبره قبل السيارات بأسبوع كامل حتى يعتاد السائقون الطريق الجديد إلى وسط المدينة.",
    "وتابع أن الجسر القديم يبقى للمشاة وراكبي الدراجات، وأن البلدية تصلح أرصفته قبل نهاية الشتاء المقبل.",
)


def page(title: str = "الجسر يفتح الأحد") -> str:
    """Returns an HTML page with the article of `LINES`."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def record(address: str, body: bytes, *, status: str = "200 OK", headers: str = HTML, promised: int = 0) -> bytes:
    """Returns a response record; `promised` bytes are declared beyond those that are there."""
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789abc>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2024-03-12T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http) + promised}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
