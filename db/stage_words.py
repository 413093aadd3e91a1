"""The words in which people speak of stages, in six languages: what each of them stands for."""

_NUMBERS = (
    "one un une uno una ein eins eine een um uma",
    "two deux dos due zwei twee dois duas",
    "three trois tres tre drei drie",
    "four quatre cuatro quattro vier quatro",
    "five cinq cinco cinque funf fuenf vijf",
    "six six seis sei sechs zes",
    "seven sept siete sette sieben zeven sete",
    "eight huit ocho otto acht oito",
    "nine neuf nueve nove neun negen",
    "ten dix diez dieci zehn tien dez",
    "eleven onze once undici elf",
    "twelve douze doce dodici zwolf zwoelf twaalf doze",
    "thirteen treize trece tredici dreizehn dertien treze",
    "fourteen quatorze catorce quattordici vierzehn veertien catorze",
    "fifteen quinze quince quindici funfzehn fuenfzehn vijftien",
    "sixteen seize dieciseis sedici sechzehn zestien dezesseis",
    "seventeen dixsept diecisiete diciassette siebzehn zeventien dezessete",
    "eighteen dixhuit dieciocho diciotto achtzehn achttien dezoito",
    "nineteen dixneuf diecinueve diciannove neunzehn negentien dezenove",
    "twenty vingt veinte venti zwanzig twintig vinte",
)
_ORDINALS = (
    "first premier premiere primero primera primer primo prima erste ersten erster eerste primeiro primeira opening opener",
    "second deuxieme seconde segundo segunda secondo seconda zweite zweiten zweiter tweede",
    "third troisieme tercero tercera tercer terzo terza dritte dritten dritter derde terceiro terceira",
    "fourth quatrieme cuarto cuarta quarto quarta vierte vierten vierter vierde",
    "fifth cinquieme quinto quinta funfte funften fuenfte vijfde",
    "sixth sixieme sexto sexta sesto sesta sechste sechsten zesde",
    "seventh septieme septimo septima settimo settima siebte siebten siebente zevende setimo setima",
    "eighth huitieme octavo octava ottavo ottava achte achten achtste oitavo oitava",
    "ninth neuvieme noveno novena nono nona neunte neunten negende",
    "tenth dixieme decimo decima zehnte zehnten tiende",
    "eleventh onzieme undecimo undecima undicesimo undicesima elfte elften elfde",
    "twelfth douzieme duodecimo duodecima dodicesimo dodicesima zwolfte zwolften zwoelfte twaalfde",
    "thirteenth treizieme decimotercero decimotercera decimotercer tredicesimo tredicesima dreizehnte dreizehnten dertiende",
    "fourteenth quatorzieme decimocuarto decimocuarta quattordicesimo quattordicesima vierzehnte vierzehnten veertiende",
    "fifteenth quinzieme decimoquinto decimoquinta quindicesimo quindicesima funfzehnte funfzehnten fuenfzehnte vijftiende",
    "sixteenth seizieme decimosexto decimosexta sedicesimo sedicesima sechzehnte sechzehnten zestiende",
    "seventeenth dixseptieme decimoseptimo decimoseptima diciassettesimo diciassettesima siebzehnte siebzehnten zeventiende",
    "eighteenth dixhuitieme decimoctavo decimoctava diciottesimo diciottesima achtzehnte achtzehnten achttiende",
    "nineteenth dixneuvieme decimonoveno decimonovena diciannovesimo diciannovesima neunzehnte neunzehnten negentiende",
    "twentieth vingtieme vigesimo vigesima ventesimo ventesima zwanzigste twintigste",
)
_MONTHS = (
    "january jan janvier janv enero ene januar jaenner janner gennaio gen januari janeiro",
    "february feb fevrier fev febrero februar febbraio februari fevereiro",
    "march mar mars marzo marz maerz maart marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mei maio",
    "june jun juin junio juni giugno junho",
    "july jul juillet julio juli luglio julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre setembro",
    "october oct octobre octubre oktober okt ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec decembre diciembre dic dezember dez dicembre desember dezembro",
)
_WEEKDAYS = (
    "monday mon lundi lunes montag lunedi maandag",
    "tuesday tue tues mardi martes dienstag martedi dinsdag",
    "wednesday wed mercredi miercoles mittwoch mercoledi woensdag",
    "thursday thu thurs jeudi jueves donnerstag giovedi donderdag",
    "friday fri vendredi viernes freitag venerdi vrijdag",
    "saturday sat samedi sabado samstag sonnabend sabato zaterdag",
    "sunday sun dimanche domingo sonntag domenica zondag",
)
NUMBERS = {word: n for n, line in enumerate(_NUMBERS, 1) for word in line.split()}
ORDINALS = {word: n for n, line in enumerate(_ORDINALS, 1) for word in line.split()}
MONTHS = {word: n for n, line in enumerate(_MONTHS, 1) for word in line.split()}
WEEKDAYS = {word: n for n, line in enumerate(_WEEKDAYS) for word in line.split()}
STAGE = frozenset(
    "stage stages ss s st es etape etapes etapa etapas tappa tappe etappe etappes etappen speciale special "
    "spezialetappe prova leg e et prueba ps sp sonderprufung".split()
)
NUMBERING = frozenset("no nr n num number numero nummer º °".split())
FROM = frozenset(
    "from starting starts start started starten beginning begins begin leaving leaves departing depart "
    "departure out de du des desde von ab da dal dalla van salida sale saliendo partenza parte partant "
    "partida saida vertrek aus abfahrt ausgehend".split()
)
TO = frozenset(
    "to into finish finishing finishes finished end ending ends arriving arrives arrival arrivee arrivo "
    "arriva arriving vers jusqu nach bis zu zum naar tot hasta hacia a al para ate verso fino till until "
    "towards ziel ankunft llegada llega llegando chegada aankomst".split()
)
LAST = frozenset(
    "last final finale closing dernier derniere ultimo ultima letzte letzten letzter laatste ultimate "
    "finalstage schlussetappe".split()
)
PENULTIMATE = frozenset(
    "penultimate penultieme avantdernier avantderniere penultimo penultima vorletzte vorletzten "
    "vorletzter voorlaatste secondlast secondtolast nexttolast lastbutone".split()
)
PROLOGUE = frozenset("prologue prolog prologo proloog".split())
REST = frozenset(
    "rest repos descanso ruhetag riposo rustdag restday pause ruhe rust off folga".split()
)
LOOP = frozenset("loop boucle bucle schleife anello lus circuit".split())
FILLERS = frozenset(
    "the of in at on near is was le la les el los las il lo gli der die das den dem het o os as en el "
    "im am an bei au aux du de del della des di do da y and und et e th nd rd er ere eme ieme "
    "day jour dia tag giorno dag dakar rally rallye please winner results result who won which what".split()
)
MEANINGS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(FILLERS, ("filler", 0)),
    **dict.fromkeys(NUMBERING, ("numbering", 0)),
    **{word: ("number", n) for word, n in NUMBERS.items()},
    **dict.fromkeys(FROM, ("from", 0)),
    **dict.fromkeys(TO, ("to", 0)),
    **{word: ("ordinal", n) for word, n in ORDINALS.items()},
    **{word: ("weekday", n) for word, n in WEEKDAYS.items()},
    **{word: ("month", n) for word, n in MONTHS.items()},
    **dict.fromkeys(STAGE, ("stage", 0)),
    **dict.fromkeys(LOOP, ("loop", 0)),
    **dict.fromkeys(REST, ("rest", 0)),
    **dict.fromkeys(LAST, ("last", 0)),
    **dict.fromkeys(PENULTIMATE, ("penultimate", 0)),
    **dict.fromkeys(PROLOGUE, ("prologue", 0)),
}
"""Each word and its meaning; where languages disagree, the later line of this table holds."""
