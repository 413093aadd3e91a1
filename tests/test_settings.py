"""Settings: what each text means, all faults at once, and no token where it does not belong."""

import re
import sys
from pathlib import Path

import pytest
from discord.http import Route
from dotenv import dotenv_values

from bot.settings import DEFAULTS, LogFormat, Settings, SettingsError, Style, read, surroundings

ROOT = Path(__file__).parent.parent
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.0123456789012345678901234567890123456"  # noqa: S105 (made up)
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems, other folders")


@only_linux
def test_nothing_set_means_the_defaults():
    assert read({"HOME": "/home/ari"}) == Settings(
        results=Path("/home/ari/.local/share/dakar/results.sqlite"),
        token="",
        why_offline="DISCORD_TOKEN is not set",
        api_base="https://discord.com/api/v10",
        test_guild=None,
        answer_style=Style.LAYOUT,
        answers_per_minute=60,
        log_level="INFO",
        log_format=LogFormat.TEXT,
        http_port=None,
        http_host="127.0.0.1",
        colour=True,
        plain=False,
    )


def test_everything_set_is_taken(tmp_path):
    values = {
        "DISCORD_TOKEN": f" {TOKEN}\n",
        "DAKAR_DB": str(tmp_path / "rally.sqlite"),
        "DEFAULT_EDITION": "1998",
        "DISCORD_API_BASE": "http://127.0.0.1:8080/api/",
        "TEST_GUILD": "123456789012345678",
        "ANSWER_STYLE": "Embed",
        "ANSWERS_PER_MINUTE": "1000",
        "LOG_LEVEL": "debug",
        "LOG_FORMAT": "JSON",
        "HTTP_PORT": "9100",
        "HTTP_HOST": "::",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }
    assert read(values) == Settings(
        results=tmp_path / "rally.sqlite",
        token=TOKEN,
        why_offline="",
        default_edition=1998,
        api_base="http://127.0.0.1:8080/api",
        test_guild=123456789012345678,
        answer_style=Style.EMBED,
        answers_per_minute=1000,
        log_level="DEBUG",
        log_format=LogFormat.JSON,
        http_port=9100,
        http_host="::",
        colour=False,
        plain=True,
    )


def test_all_faults_are_named_at_once_and_no_value_is_repeated(tmp_path):
    values = {
        "DISCORD_TOKEN": "se cret",
        "DAKAR_DB": str(tmp_path),
        "DISCORD_API_BASE": "discord.com",
        "TEST_GUILD": "12, 34x",
        "ANSWER_STYLE": "pretty",
        "LOG_LEVEL": "loud",
        "LOG_FORMAT": "poem",
        "HTTP_PORT": "65536",
        "HTTP_HOST": "my host",
        "DEFAULT_EDITION": "98",
    }
    with pytest.raises(SettingsError) as caught:
        read(values)
    message = str(caught.value)
    assert re.findall(r"\b[A-Z]+_[A-Z_]+\b", message) == [
        "DISCORD_TOKEN", "DISCORD_API_BASE", "TEST_GUILD", "ANSWER_STYLE", "LOG_LEVEL",
        "LOG_FORMAT", "HTTP_PORT", "HTTP_HOST", "DEFAULT_EDITION", "DAKAR_DB",
    ]  # fmt: skip
    told = ("cret", "34x", "pretty", "loud", "poem", "65536", "my host")
    assert not [text for text in told if text in message]


@pytest.mark.parametrize(
    "text",
    [
        "your-token-here",
        "YOUR_TOKEN_HERE",
        "<your token>",
        "your bot token",
        "changeme",
        "change-me",
        "replace_with_your_token",
        "xxxxxxxx",
        "...",
        "token",
        "discord-token-goes-here",
        "insert token here",
    ],
)
def test_a_placeholder_is_no_token_and_that_is_said(text):
    settings = read({"DISCORD_TOKEN": text, "DAKAR_DB": "/r.sqlite"})
    assert settings.token == ""
    assert settings.why_offline == "DISCORD_TOKEN still holds a placeholder instead of a token"


@pytest.mark.parametrize("text", [TOKEN, "abc.def.ghi", "a-test-of-ours", "MTIz.x.yourtoken"])
def test_whatever_could_be_a_token_is_one(text):
    settings = read({"DISCORD_TOKEN": text, "DAKAR_DB": "/r.sqlite"})
    assert (settings.token, settings.why_offline) == (text, "")


def test_the_token_is_in_no_repr():
    assert TOKEN not in repr(read({"DISCORD_TOKEN": TOKEN, "DAKAR_DB": "/r.sqlite"}))


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        ("1", True),
        ("9223372036854775807", True),
        ("9223372036854775808", False),
        ("0", False),
        ("-1", False),
        ("\uff11\uff12", False),
        ("1_000", False),
    ],
)
def test_a_server_id_is_one_whole_number(text, usable):
    values = {"TEST_GUILD": text, "DAKAR_DB": "/r.sqlite"}
    if usable:
        assert read(values).test_guild == int(text)
    else:
        with pytest.raises(SettingsError, match=r"^TEST_GUILD is no server id"):
            read(values)


@pytest.mark.parametrize(
    "text",
    ["ftp://discord.com", "https://", "http://[::1", "http://a:99999", "http://a b", "https://a?b"],
)
def test_an_address_without_a_usable_host_is_refused(text):
    with pytest.raises(SettingsError, match=r"^DISCORD_API_BASE is no address"):
        read({"DISCORD_API_BASE": text, "DAKAR_DB": "/r.sqlite"})


@only_linux
@pytest.mark.parametrize(
    ("values", "folder"),
    [
        ({"XDG_DATA_HOME": "/data"}, "/data/dakar"),
        ({"XDG_DATA_HOME": "data"}, "/home/ari/.local/share/dakar"),
        ({"XDG_DATA_HOME": ""}, "/home/ari/.local/share/dakar"),
    ],
)
def test_the_data_folder_is_where_the_user_wants_it(values, folder):
    settings = read({"HOME": "/home/ari", **values})
    assert settings.results == Path(folder) / "results.sqlite"
    assert (settings.log_file, settings.history_file) == (
        Path(folder) / "dakar.log",
        Path(folder) / "dakar.history",
    )


def test_a_relative_file_is_one_of_the_current_folder():
    assert read({"DAKAR_DB": "rally.sqlite"}).results == Path.cwd() / "rally.sqlite"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to keep a `.env` in, while the environment itself sets nothing of ours."""
    for name in DEFAULTS:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def found(folder):
    return {name: text for name, text in surroundings(folder).items() if name in DEFAULTS}


def test_a_file_is_read_with_all_that_editors_put_there(folder):
    (folder / ".env").write_bytes(
        b"\xef\xbb\xbfDISCORD_TOKEN=abc#def\r\n\r\n# a remark\r\n"
        b'export LOG_LEVEL=debug\r\nDAKAR_DB="my \xc3\xa9dition.sqlite" # why\r\n'
        b"TEST_GUILD='7'\r\n"
        b"DISCORD_API_BASE=http://${HOME}/\r\nNO_COLOR\r\n"
    )
    assert found(folder) == {
        "DISCORD_TOKEN": "abc#def",
        "LOG_LEVEL": "debug",
        "DAKAR_DB": "my édition.sqlite",
        "TEST_GUILD": "7",
        "DISCORD_API_BASE": "http://${HOME}/",
        "NO_COLOR": "",
    }


def test_the_environment_goes_before_the_file(folder, monkeypatch):
    (folder / ".env").write_text("LOG_LEVEL=debug\nTEST_GUILD=7\n")
    monkeypatch.setenv("LOG_LEVEL", "error")
    monkeypatch.setenv("TEST_GUILD", "")
    assert found(folder) == {"LOG_LEVEL": "error", "TEST_GUILD": ""}


def test_without_a_file_there_is_the_environment_alone(folder):
    assert found(folder) == {}
    (folder / ".env").mkdir()
    assert found(folder) == {}


def test_a_line_that_says_nothing_is_named(folder):
    (folder / ".env").write_text("LOG_LEVEL=debug\nDISCORD_TOKEN 'abc\n")
    with pytest.raises(SettingsError) as caught:
        surroundings(folder)
    assert str(caught.value) == f"{folder}/.env, line 2: expected NAME=value."


def test_a_file_that_is_no_text_is_named(folder):
    (folder / ".env").write_bytes("LOG_LEVEL=debug".encode("utf-16"))
    with pytest.raises(SettingsError) as caught:
        surroundings(folder)
    assert str(caught.value) == f"{folder}/.env cannot be read: it is not UTF-8 text."


EXAMPLE = ROOT / ".env.example"


def test_the_example_holds_every_setting_with_its_default():
    example = dotenv_values(EXAMPLE)
    assert example.pop("DISCORD_TOKEN") == "your-token-here"
    assert example == {name: text for name, text in DEFAULTS.items() if name != "DISCORD_TOKEN"}


def test_the_example_says_of_every_setting_what_it_is_for():
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    silent = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if re.match(r"\w+=", line) and not before.startswith("# ")
    ]
    assert silent == []


def test_a_copy_of_the_example_is_as_good_as_nothing_set(folder):
    (folder / ".env").write_bytes(EXAMPLE.read_bytes())
    copied, unset = read({**found(folder), "HOME": "/home/ari"}), read({"HOME": "/home/ari"})
    assert (copied.token, copied.results, copied.api_base) == ("", unset.results, unset.api_base)


def test_the_default_address_is_the_one_that_discord_py_has():
    assert DEFAULTS["DISCORD_API_BASE"] == Route.BASE
