"""Tables that keep their spans give the edition that the same tables give without them."""

from db.reader import wikitext
from db.reader.transcript import transcribe, transcript

FLATTENED = """\
= 1997 Oasis Rally =

==Stages==
| Stage | Date | From | To | Total (km) | Stage winners | | |
| Bikes | Cars | Trucks | | | | | |
| P | 31 December | NER Bilma | 5 | FRA A. Bec | K. Endo | Stage not held | |
| 1 | 1 January | NER Bilma | NER Agadez | 90 | FRA A. Bec ITA U. Bo | JPN K. Endo | BRA O. Sa |
| | 2 January | NER Agadez | Ghat | Rally suspended | | | |
| | 3 January | | | | | | |
| 2 | 4 January | Ghat | Sabha | 80 | Stages cancelled | JPN K. Endo | BRA O. Sa |
| 3 | 5 January | Sabha | Zilla | 80 | JPN K. Endo | BRA O. Sa | |
| 4 | 6 January | Zilla | Liaison only | | | | |
| | 7 January | Zilla | Rest day | | | | |

==Stage results==

===Motorcycles===
| | <big>Stage result </big> | <big>General classification</big> | | | | | | | |
| Stage | Pos | Competitor | Make | Time | Gap | Pos | Competitor | Make | Time |
| P | 1 | FRA Ana Bec | KTM | 1:39 | | Stage not counted towards overall classification | | | |
| 2 | ITA Ugo Bo | KTM | 1:40 | 0:01 | | | | | |
| 1 | 1 | FRA Ana Bec | KTM | 1:10:00 | | 1 | FRA Ana Bec | KTM | 1:10:00 |
| 1 | ITA Ugo Bo | KTM | 1:10:00 | | 2 | ITA Ugo Bo | KTM | | 0:05 |
| 3 | FIN Bo Ek | KTM | | 2:00 | | | | | |
| 2 | Stage cancelled | | | | | | | | |
| | | | | | | | | | |

==Final standings==

===Motorcycles===
| Pos | No. | Rider | Bike | Entrant | Time |
| 1 | 3 | FRA Ana Bec | KTM | Team Sand | 53:24:32 |
| 4 | | ITA Ugo Bo | KTM | | |
"""
SPANNED = """\
= 1997 Oasis Rally =

==Stages==
{|
! rowspan=2 | Stage !! rowspan=2 | Date !! rowspan=2 | From !! rowspan=2 | To
! rowspan=2 | Total (km) !! colspan=3 | Stage winners
|-
! Bikes !! Cars !! Trucks
|-
| P || 31 December || colspan=2 | NER Bilma || 5 || FRA A. Bec || K. Endo || Stage not held
|-
| 1 || 1 January || NER Bilma || NER Agadez || 90 || FRA A. Bec ITA U. Bo
| JPN K. Endo || BRA O. Sa
|-
| || 2 January || rowspan=2 | NER Agadez || rowspan=2 | Ghat
| rowspan=2 colspan=4 | Rally suspended
|-
| || 3 January
|-
| 2 || 4 January || Ghat || Sabha || 80 || rowspan=2 | Stages cancelled || JPN K. Endo || BRA O. Sa
|-
| 3 || 5 January || Sabha || Zilla || 80 || JPN K. Endo || BRA O. Sa
|-
| 4 || 6 January || colspan=2 | Zilla || colspan=4 | Liaison only
|-
| || 7 January || colspan=2 | Zilla || Rest day || || ||
|}

==Stage results==

===Motorcycles===
{|
! rowspan=2 | Stage !! colspan=5 | Stage result !! colspan=5 | General classification
|-
! Pos !! Competitor !! Make !! Time !! Gap !! Pos !! Competitor !! Make !! Time !! Gap
|-
| rowspan=2 | P || 1 || FRA Ana Bec || KTM || 1:39 ||
| rowspan=2 colspan=5 | Stage not counted towards overall classification
|-
| 2 || ITA Ugo Bo || KTM || 1:40 || 0:01
|-
| rowspan=3 | 1 || rowspan=2 | 1 || FRA Ana Bec || KTM || 1:10:00 ||
| 1 || FRA Ana Bec || KTM || 1:10:00 ||
|-
| ITA Ugo Bo || KTM || 1:10:00 || || 2 || ITA Ugo Bo || KTM || || 0:05
|-
| 3 || FIN Bo Ek || KTM || || 2:00 || || || || ||
|-
| rowspan=2 | 2 || rowspan=2 colspan=10 | Stage cancelled
|-
|}

==Final standings==

===Motorcycles===
{|
! Pos !! No. !! Rider !! Bike !! Entrant !! Time
|-
| 1 || 3 || FRA Ana Bec || KTM || Team Sand || 53:24:32
|-
| 4 || || ITA Ugo Bo || KTM || ||
|}
"""


def test_a_table_with_its_spans_is_the_one_that_lost_them():
    flattened = transcribe(FLATTENED, "1997.txt")
    spanned = transcript(wikitext.read(SPANNED, "1997.wiki"), 1997)
    assert spanned == flattened
    assert [stage.loop for stage in spanned.edition.stages] == [True, False, False, False, True]
