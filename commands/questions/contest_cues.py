"""The cues of a contest: to win, to lead, to take, to be among the best."""

from commands.questions.cue import Cue

WIN = Cue(
    "win",
    en=(
        "whon, who one, hoo one, win, won, wins, winner, winners, winning, victory, victories, "
        "victorious, champion, champions, champ, champs, claimed, conquer, bagged, fastest, "
        "quickest, took victory, takes victory, took the win, best time, first place, came "
        "first, triumphed, on top, topped, topping, stage honours, quickest time, best on, won "
        "the day, on the top step, top time, finished first, finish first, triumph, conquered, "
        "whowon, beat everyone, trophy, trophies, trophee, brought home, bring home, crown, "
        "crowned, honours, spoils, laurels, prevail, prevailed, victors, victor, gold, finished "
        "no 1, came out on top, best of all, clinched, sealed, unbeaten, outright winner, took "
        "first, takes first, take first, past the post, the boss, was boss, king of, was king, "
        "line honours, number one in, ran out winner, took the honours"
    ),
    fr=(
        "gagne, gagner, gagnait, gagnant, gagnants, gagnante, vainqueur, vainqueurs, victoire, "
        "victoires, remporte, remporter, remporta, gagnee, gagnees, gagnes, remportee, remportees, "
        "champion, plus rapide, meilleur temps, premiere place, s'impose, s'est impose, impose"
    ),
    es=(
        "gano, gana, ganar, ganador, ganadores, ganadora, ganaron, ganado, ganada, ganadas, "
        "victoria, victorias, vencedor, vencedores, vencio, campeon, campeones, triunfo, triunfos, "
        "mas rapido, mejor tiempo, primer puesto, primer lugar, se impuso, se llevo"
    ),
)
LEAD = Cue(
    "lead",
    en=(
        "virtual winner, provisional winner, virtual leader, lead, led, ldr, at the front, up "
        "front, leads, leader, leaders, leading, leds, in front, topped the gc, topped the "
        "standings, topped the general, topped the overall, top of the standings, top of the "
        "gc, headed, heading, top spot, heads, held the lead, at the head, top dog, in charge, "
        "in control, get ahead, got ahead, gets ahead, go ahead, went ahead, dominated, "
        "dominate, number one overall, pace setter, pacesetter, lead the pack, first place "
        "overall, overall first, ahead overall, on top overall, first overall, at the top, took "
        "over from, take over from, takes over from, succeeded, inherited from, top of the, on "
        "top of, atop, ahead of everyone, ahead of the field, ahead of the pack, ahead in the, "
        "leaderboard leader, pole position overall, out in front, out front, in p1, in 1st "
        "overall, running first, yellow jersey, top ranked, sat first, lying first, ran first, "
        "were first overall, first in the overall, first in the gc"
    ),
    fr=(
        "leader, leaders, en tete, la tete, domine, dominait, domina, menait, mene, mena, mener, "
        "tete du general, tete de la course, tete du classement, premier du general, premier au "
        "general, commandes, pointait en tete, caracole, aux avant postes, occupait la tete, etait "
        "devant, premiere place du general, menaient, mene le general"
    ),
    es=(
        "lider, lideres, domino, dominaba, dominado, mandaba, mando, lidero, lidera, liderato, "
        "lideraba, liderado, lideraron, liderar, cabeza, a la cabeza, encabeza, encabezo, iba "
        "primero, en cabeza, iba ganando, al frente, primero de la general, comandaba, comando, "
        "puntero, iba delante, iba por delante, encabezaba, encabezaban, lideres de la general, "
        "primer puesto de la general, primero en la general"
    ),
)
TAKE = Cue(
    "take",
    en=(
        "take, took, takes, taken, gain, gained, grab, grabbed, first led, take over, took over, "
        "retake, regain, inherit, inherited, inherits, succeed, succeeded, went to, goes to, go "
        "to, nabbed, scooped, snatched, pocketed, collect, collected, collects, amass, amassed, "
        "rack up, racked up, racked, rack, belonged to, belongs to, bag, bags, harvest, harvested, "
        "accumulated, accumulate, gathered, notch, notched, notched up, chalked up, pick up, "
        "picked up, stole, steal, seized, seize, earned, secured, landed, claim, nicked"
    ),
    fr="pris, prendre, prend, prit, prise, empoche, rafle, raflé, collectionne, revient a",
    es="tomo, tomar, toma, cogio, paso a, acumulo, sumo, cosecho, consiguio, obtuvo, fue para",
)
MOST = Cue(
    "most",
    en=(
        "most, the most, more than anyone, record, greatest number, highest number, more than any, "
        "longest time"
    ),
    fr="plus, le plus, le plus de, plus de",
    es="mas",
)
BEST = Cue(
    "best",
    en="best, top, highest, best placed, leading",
    fr="meilleur, meilleure, mieux, mieux classe, premier, premiere",
    es="mejor, mejores, primero, primer, mejor clasificado",
)
PODIUM = Cue(
    "podium",
    en=(
        "podium, podiums, pod, top three, top threes, first three, top 3, top 3s, trio, "
        "three best, rostrum, medals, medallists, medalists, three fastest, fastest three"
    ),
    fr="podium, podiums, trois premiers, top 3, tierce, trio, medailles",
    es="podio, podios, tres primeros, top 3, trio, medallas",
)
