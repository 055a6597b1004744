"""What a page of ours may ask of the server: bounded bodies, from its own origin."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geodata.wording import number
from timeline.spoken import spoken

SAME_ORIGIN = {"same-origin", "none"}


async def body_of(request: Request, most: int) -> bytes | Response:
    """The body; an answer in words where it has more than `most` bytes or comes from elsewhere."""
    own = spoken(request.query_params)[1]["lectures"]
    if request.headers.get("sec-fetch-site", "same-origin") not in SAME_ORIGIN:
        return refused(own["other_origin"], 403)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            return refused(own["too_large"].format(most=number(most // 1024, own.language)), 413)
    return bytes(body)


def refused(message: str, status: int) -> Response:
    return JSONResponse({"error": message}, status_code=status)
