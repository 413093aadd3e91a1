"""The table of countries: its codes, its flags and its names."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.nations import Nation, flag, named, nation, nations

TABLE = Path(__file__).parent.parent / "db" / "nations.tsv"
LINES = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
COLUMNS = LINES[0].split("\t")
ROWS = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in LINES[1:]]
every_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["english"])

ISO_3166_1 = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
KOSOVO = "XK"


def codes_of(row, *columns):
    return {code for column in columns for code in row[column].split()}


@pytest.mark.parametrize(
    ("code", "alpha2", "english", "picture"),
    [
        ("FRA", "FR", "France", "🇫🇷"),
        ("RSA", "ZA", "South Africa", "🇿🇦"),
        ("ESP", "ES", "Spain", "🇪🇸"),
        ("NED", "NL", "Netherlands", "🇳🇱"),
        ("BRA", "BR", "Brazil", "🇧🇷"),
        ("ITA", "IT", "Italy", "🇮🇹"),
        ("SWE", "SE", "Sweden", "🇸🇪"),
        ("NOR", "NO", "Norway", "🇳🇴"),
        ("SLO", "SI", "Slovenia", "🇸🇮"),
        ("POL", "PL", "Poland", "🇵🇱"),
        ("CHI", "CL", "Chile", "🇨🇱"),
        ("JPN", "JP", "Japan", "🇯🇵"),
        ("DEU", "DE", "Germany", "🇩🇪"),
        ("BEL", "BE", "Belgium", "🇧🇪"),
        ("GBR", "GB", "United Kingdom", "🇬🇧"),
        ("FIN", "FI", "Finland", "🇫🇮"),
        ("POR", "PT", "Portugal", "🇵🇹"),
        ("AND", "AD", "Andorra", "🇦🇩"),
        ("CZE", "CZ", "Czech Republic", "🇨🇿"),
        ("RUS", "RU", "Russia", "🇷🇺"),
        ("AUT", "AT", "Austria", "🇦🇹"),
        ("TUN", "TN", "Tunisia", "🇹🇳"),
        ("EGY", "EG", "Egypt", "🇪🇬"),
    ],
)
def test_a_code_of_2003_has_its_flag_and_name(code, alpha2, english, picture):
    known = nation(code)
    assert (known.code, known.alpha2, known.english, known.flag) == (code, alpha2, english, picture)
    assert flag(code) == picture


def test_a_nation_is_named_in_three_languages():
    assert nation("NED") == Nation("NED", "NL", "Netherlands", "Pays-Bas", "Países Bajos", "Dutch")


@pytest.mark.parametrize(
    ("ioc", "iso"),
    [
        ("GER", "DEU"),
        ("NED", "NLD"),
        ("RSA", "ZAF"),
        ("CHI", "CHL"),
        ("SLO", "SVN"),
        ("POR", "PRT"),
        ("SUI", "CHE"),
        ("LBA", "LBY"),
        ("NIG", "NER"),
    ],
)
def test_both_systems_lead_to_one_country(ioc, iso):
    assert nation(ioc).alpha2 == nation(iso).alpha2
    assert nation(ioc).english == nation(iso).english


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("URS", "Soviet Union"),
        ("SUN", "Soviet Union"),
        ("TCH", "Czechoslovakia"),
        ("YUG", "Yugoslavia"),
        ("GDR", "East Germany"),
        ("ZAI", "Zaire"),
        ("SCG", "Serbia and Montenegro"),
    ],
)
def test_a_former_state_has_a_name_and_no_flag(code, english):
    assert (nation(code).english, nation(code).alpha2, flag(code)) == (english, "", "")


@pytest.mark.parametrize(
    ("former", "code"), [("FRG", "GER"), ("ROM", "ROU"), ("HOL", "NED"), ("LIB", "LBN")]
)
def test_a_former_code_of_a_country_that_goes_on_has_its_flag(former, code):
    assert flag(former) == flag(code) != ""
    assert nation(former).english == nation(code).english


def test_a_code_that_two_systems_use_is_the_committees():
    older = {code for row in ROWS for code in codes_of(row, "iso", "former")}
    clashing = {
        row["ioc"]: row["english"]
        for row in ROWS
        if row["ioc"] in older - codes_of(row, "iso", "former")
    }
    assert clashing == {"ANT": "Antigua and Barbuda", "BRN": "Bahrain", "BUR": "Burkina Faso"}
    assert {code: nation(code).english for code in clashing} == clashing
    assert nation("BHR").english == "Bahrain"
    assert nation("BRU").english == "Brunei"


def test_no_column_gives_one_code_to_two_countries():
    for column in ("ioc", "iso", "former"):
        counted = Counter(code for row in ROWS for code in row[column].split())
        assert counted
        assert not [code for code, times in counted.items() if times > 1]


def test_every_country_of_iso_stands_there_once():
    assert sorted(row["alpha2"] for row in ROWS if row["alpha2"]) == sorted(
        [*ISO_3166_1.split(), KOSOVO]
    )
    assert all(row["iso"] for row in ROWS if row["alpha2"])


def test_all_members_of_the_committee_are_there():
    assert sum(bool(row["ioc"]) for row in ROWS) == 206


@every_row
def test_a_row_is_whole(row):
    codes = codes_of(row, "ioc", "iso", "former")
    assert codes
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert codes <= set(nations())
    assert all(row[language] for language in ("english", "french", "spanish"))
    assert all(cell == " ".join(cell.split()) for cell in row.values())


@pytest.mark.parametrize("column", ["english", "french", "spanish", "adjective"])
def test_a_word_means_one_country(column):
    # What was East Timor is Timor-Leste now, but not in French.
    shared = {"Timor oriental"}
    counted = Counter(row[column] for row in ROWS if row[column])
    assert not {word for word, times in counted.items() if times > 1} - shared


@given(st.sampled_from(sorted(nations())))
def test_a_flag_spells_its_country(code):
    known = nation(code)
    assert known.code == code
    assert "".join(chr(ord(sign) - 0x1F1E6 + ord("A")) for sign in known.flag) == known.alpha2


@pytest.mark.parametrize("code", [None, "", "ATS", "KTM", "fra", "FRA ", "F", "🇫🇷"])
def test_what_is_no_code_has_no_flag(code):
    assert flag(code) == ""
    assert code is None or nation(code) is None


def test_nothing_is_read_before_it_is_asked_for():
    question = (
        "import sys, db.nations as n; opened = []\n"
        "sys.addaudithook(lambda e, a: e == 'open' and opened.append(str(a[0])))\n"
        "n.flag(None); before = len(opened); n.flag('FRA'); n.flag('NED')\n"
        "print(before, [o.endswith('nations.tsv') for o in opened])"
    )
    command = [sys.executable, "-c", question]
    answer = subprocess.run(
        command, cwd=TABLE.parent.parent, check=True, capture_output=True, text=True
    )
    assert answer.stdout.strip() == "0 [True]"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("France", "FRA"),
        ("the Netherlands", "NED"),
        ("GERMANY", "GER"),
        ("Germany", "GER"),
        ("Faroe Islands", "FRO"),
        ("Soviet Union", "URS"),
        ("Western Sahara", "ESH"),
        ("Flag of the Czech Republic", "CZE"),
        ("Drapeau de la France", "FRA"),
        ("Drapeau de l\u2019Argentine", "ARG"),
        ("Drapeau des États-Unis", "USA"),
        ("Bandera de España", "ESP"),
        ("El Salvador", "ESA"),
        ("Northern Chad", None),
        ("FRA", None),
        ("Flag of", None),
        ("", None),
    ],
)
def test_a_name_or_a_flags_title_has_the_code_of_its_country(name, code):
    assert named(name) == code


def test_each_country_of_today_is_found_by_each_of_its_names():
    for each in nations().values():
        for name in (each.english, each.french, each.spanish) if each.alpha2 else ():
            assert nation(named(name)).alpha2 == each.alpha2
