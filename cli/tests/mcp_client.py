"""The client of the Model Context Protocol (the package mcp of PyPI) speaks to `nutgraf mcp`.

    python cli/tests/mcp_client.py NUTGRAF
"""

import asyncio
import sys
from pathlib import Path

import mcp
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

# Version 2 of the package has names in another style.
ProtocolError = getattr(mcp, "McpError", None) or mcp.MCPError

TEXTS = Path(__file__).parent.parent.parent / "seeds" / "texts"
ARTICLE = "china-us-coordination.txt"


def field(value: object, name: str, other: str) -> object:
    return getattr(value, name) if hasattr(value, name) else getattr(value, other)


async def text_of(session: ClientSession, tool: str, **arguments: object) -> str:
    result = await session.call_tool(tool, arguments)
    assert not field(result, "isError", "is_error"), (tool, result)
    return "".join(part.text for part in result.content)


async def error_of(session: ClientSession, tool: str, **arguments: object) -> str:
    result = await session.call_tool(tool, arguments)
    assert field(result, "isError", "is_error"), (tool, result)
    return result.content[0].text


async def check(program: str) -> None:
    parameters = StdioServerParameters(command=program, args=["mcp", "--root", str(TEXTS)])
    async with stdio_client(parameters) as streams, ClientSession(*streams) as session:
        hello = await session.initialize()
        assert field(hello, "serverInfo", "server_info").name == "nutgraf", hello
        version = field(hello, "protocolVersion", "protocol_version")
        await session.send_ping()

        tools = (await session.list_tools()).tools
        assert {tool.name for tool in tools} == {"summarize", "keywords", "gist", "outline", "trim"}
        assert all("path" in field(tool, "inputSchema", "input_schema")["properties"] for tool in tools)

        article = (TEXTS / ARTICLE).read_text(encoding="utf-8")
        for given in ({"path": ARTICLE}, {"text": article}):
            gist = await text_of(session, "gist", **given)
            assert gist.startswith("Xi and Trump agreed"), gist
            assert len((await text_of(session, "keywords", top=4, **given)).splitlines()) == 4
            summary = await text_of(session, "summarize", length="280c", **given)
            assert 0 < len(summary.rstrip("\n")) <= 280
            assert "Xi" in await text_of(session, "outline", **given)
            assert await text_of(session, "trim", **given) == article
            trimmed = await text_of(session, "trim", length="60w", query="Korea", **given)
            assert "[…" in trimmed and "Korean" in trimmed, trimmed

        assert "no such file" in await error_of(session, "gist", path="../../Cargo.toml")
        assert "not a length" in await error_of(session, "trim", text="a", length="many")
        try:
            await session.call_tool("remove", {})
        except ProtocolError as error:
            assert error.error.code == -32602, error
        else:
            raise AssertionError("there is no such tool")

        # Many at once, each answered.
        gists = await asyncio.gather(*(text_of(session, "gist", text=f"Rain fell on day {n} in Hull.") for n in range(50)))
        assert [gist.strip() for gist in gists] == [f"Rain fell on day {n} in Hull." for n in range(50)]
    print(f"the client of the protocol is content, version {version}")


if __name__ == "__main__":
    asyncio.run(check(sys.argv[1]))
