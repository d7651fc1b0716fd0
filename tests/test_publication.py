"""When documents came out: the day a header, the metadata or the text gives, and what is estimated without one."""

from __future__ import annotations

from datetime import date

import pytest
from publishing import BODY, published

HEADERS = [
    ("Question écrite du 12 février 2018\n\nDepuis l’été 2016, quatre bataillons sont déployés.", "2018-02-12"),
    (
        "Fiche\nDernière mise à jour : 20 mars 2024\n\n« Notre soutien durera. »\nMark Rutte, secrétaire général, Kiev,"
        " 3 octobre 2023",
        "2024-03-20",
    ),
    ("Le Luxembourg renforce son soutien\n\nLuxembourg, le 3 mai 2019 – Le ministre", "2019-05-03"),
    ("Compte rendu\n\nSéance du mardi 4 mai 2021, 17 heures\n\nPrésidence de M. X", "2021-05-04"),
    ("Compte rendu n° 12\n\nRéunion du mercredi 5 mai 2021\n\nPrésidence de M. X", "2021-05-05"),
    ("Commission de la Défense\n\nMardi 4 mai 2021, séance de 16 heures 30\n\nPrésidence de M. X", "2021-05-04"),
    ("Chambre des députés\n\nProcès-verbal de la réunion du 3 mai 2016", "2016-05-03"),
    ("Sénat\n\nDeuxième séance publique du jeudi 3 mai 2018\n\nLe ministre est venu.", "2018-05-03"),
    ("Audition du 9 mars 2017\n\nLe ministre est venu.", "2017-03-09"),
    ("Une école de pilotes\n\nBase aérienne de Rovaniemi, le 2 juin 2015\n\nLe ministre est venu.", "2015-06-02"),
    ("Une flotte\n\nÀ bord de l’Evertsen, 2 juin 2015\n\nLe ministre est venu.", "2015-06-02"),
    ("Des renforts\n\nLe 2 juin 2015, à Tapa\n\nLe ministre est venu.", "2015-06-02"),
    ("Des renforts\n\nPar Anne Petit avec Belga, le 02/06/2015 à 18:04\n\nLe ministre est venu.", "2015-06-02"),
    ("Titre\n\nPublié le 07/09/2018 à 17h24, mis à jour le 08/09/2018 à 10h15", "2018-09-07"),
    ("Titre\n\nPar RFI avec AFP    Publié le : 11/07/2023 - 14:52    Modifié le : 12/07/2023 - 18:05", "2023-07-11"),
    ("Soudan - Conférence\n\nCommuniqué du ministère de l’Europe et des Affaires étrangères - 16.04.24", "2024-04-16"),
    ("Défense : les Alliés\n\nSophie Lambert\nPublié le 05-04-18 à 06h45\n\nLe rapport a été présenté.", "2018-04-05"),
    ("La conférence s’est achevée mardi. Elle a réuni quarante pays.\n\n(ats / 05.07.2022 15h12)", "2022-07-05"),
    ("Titre\n\nTexte par : RFI   Publié le : 11/07/2023 - 14:52", "2023-07-11"),
    ("Titre\n\nPar Jean Dupont    Publié le 11/07/2023 à 14h52", "2023-07-11"),
    ("L’Otan s’agrandit\n\nBRUXELLES, 12 oct 2022 (AFP) - Les ministres", "2022-10-12"),
    ("28 juin 2012. - Déclaration du Conseil.", "2012-06-28"),
    ("EN BREF | Défense\n12.03.2026", "2026-03-12"),
    ("Un discours\n\n16/11/2021 - Discours (résumé)", "2021-11-16"),
    ("Le 11 juillet 2024 – Washington, D.C. – Défense nationale", "2024-07-11"),
    ("Titre\n\n  • 11 Oct. 2022 -\n  • |\n  • Mis à jour le: 13 Oct. 2022 10:54", "2022-10-11"),
    ("Accueil > Actualités\n\n24 mars 2022\n\nDéclaration", "2022-03-24"),
    ("Titre\n\nMercredi 12 juin 2024", "2024-06-12"),
    (
        "Actualités\n9 mai 2018\n\nÀ Riga\n\nAGENDA\n\nDu vendredi 18 au dimanche 20 mai\nVisite de la base",
        "2018-05-09",
    ),
    ("Titre\n\nPosted on June 18, 2024 by admin", "2024-06-18"),
    ("Titre\n\n14-Mar-2007 09:12", "2007-03-14"),
    ("COMMUNIQUE DE PRESSE\nBerne, 12.05.2021 - Le Conseil fédéral", "2021-05-12"),
    ("Ottawa (Ontario) – Le 5 mars 2014 – Défense nationale", "2014-03-05"),
    ("Le journal avec AFP | 12.06.2013 à 11h34 • Mis à jour le 13.06.2013 à 09h00", "2013-06-12"),
    ("Conseil – Déclaration\nBruxelles, le 7 décembre 2004", "2004-12-07"),
    ("Publication : 03/05/2019", "2019-05-03"),
    ("RAPPORT\nEnregistré à la Présidence du Sénat le 12 mars 2020", "2020-03-12"),
    ("Tallinn s’équipe\n\nLe Courrier du Nord, mardi 14 mai 2019. De notre correspondant à Tallinn", "2019-05-14"),
    ("Entretien\n\nLa Tribune du soir, jeudi 6 avril 2017. Propos recueillis par Anne Petit", "2017-04-06"),
    ("(Belga) 12 juin 2024 - Un texte", "2024-06-12"),
    (
        "Communiqué final\n\nRéunion du Conseil de l’Atlantique Nord en session des ministres de la Défense, tenue au"
        " siège de l’OTAN, à Bruxelles, le 8 juin 2006",
        "2006-06-08",
    ),
    (
        "Déclaration du sommet\n\nPubliée par les chefs d’État et de gouvernement participant à la réunion du Conseil"
        " de l’Atlantique Nord tenue à Prague le 21 novembre 2002",
        "2002-11-21",
    ),
    ("Déclaration commune\nRéunion du Comité des plans de défense, Bruxelles, 8 juin 2006", "2006-06-08"),
    ("Point de presse du 12 juin 2024", "2024-06-12"),
    ("Déclaration de la ministre à la presse (Tallinn, 12 mai 2023)", "2023-05-12"),
    ("Visite à Oslo\nPropos recueillis par Anne Petit (AFP, 3 mars 2024)", "2024-03-03"),
    ("Note\n\nRIGA 14/05 (ATS) - La ministre a vu lundi 13 mai 2019 son homologue.", "2019-05-14"),
    ("Communiqué de presse du 12 mai 2021", "2021-05-12"),
    ("ATHÈNES, 21 avril 2023 (ANA-MPA) – Le ministre a parlé hier.", "2023-04-21"),
    ("Conseil européen, Bruxelles, 1er février 2024\n\nLe président", "2024-02-01"),
    ("Communiqué de presse n° 123 du 12 juin 2024", "2024-06-12"),
    ("N° 045/2024 - Paris, le 12 juin 2024", "2024-06-12"),
    ("Titre\n\nmer. 12 juin 2024", "2024-06-12"),
    ("12 juin 2024, Bruxelles", "2024-06-12"),
    ("le 12 juin 2024 à Riga", "2024-06-12"),
    ("Palais de l’Élysée, 12 juin 2024", "2024-06-12"),
    ("Compte rendu intégral – Séance du 12 juin 2024", "2024-06-12"),
    ("Question N° 1234 publiée au JO le : 12/06/2024", "2024-06-12"),
    ("BRUXELLES, 14 fév (AFP) - Une note du 13 février 2023 circule.", "2023-02-14"),
    ("L’OTAN agit\n\n13 oct. 2023 - 13 oct. 2023 | Mis à jour le: 16 oct. 2023 10:12\n\nLes ministres", "2023-10-13"),
    ("Entretien\n\nPropos recueillis par Anne Delmas – Le Quotidien, 4 février 2022\n\nOui.", "2022-02-04"),
    ("QUESTION\n\nposée par M. Castel, publiée au JO le 14/03/2019 – page 1342\n\nM. Castel", "2019-03-14"),
    ("MINISTÈRE\n\nCommuniqué de presse – Bruxelles, mercredi 22 décembre 2010\n\nLe", "2010-12-22"),
    ("# Fiche\n\n**DOC 14.037 – Le 18 mars 2014**\n\nLes militaires sont rentrés aujourd’hui.", "2014-03-18"),
    ("Suède – Entretiens de Mme Colonna avec ses homologues (23 mai 2022)\n\nLa ministre", "2022-05-23"),
    ("Des avions pour Kiev\n\n28/05/2024 10:15 - BRUXELLES (Belga)\n\nLa Belgique s’est engagée mardi", "2024-05-28"),
    # places of other alphabets and of more than one word
    ("Visite au contingent\n\nCamp d’Ādaži (Lettonie), le 4 mai 2022", "2022-05-04"),
    ("Base aérienne d’Ämari (Estonie), le 17 mars 2016", "2016-03-17"),
    ("Łódź, 9 octobre 2019", "2019-10-09"),
    ("L’Aquila, le 10 juillet 2009", "2009-07-10"),
    ("N° 045/2018 - Paris, le 7 novembre 2018", "2018-11-07"),
    # a page that says only when it was brought up to date, above its text
    ("Les missions\n\n  • Dernière mise à jour : 3 Mar. 2021 11:20", "2021-03-03"),
    ("Fiche\n\nMise à jour : 30/11/2015", "2015-11-30"),
    ("Point presse\n\nActualisé le 2 février 2017", "2017-02-02"),
    # the answer is later than the question
    (
        "Question n° 77 de M. Jan Peeters du 2 mai 2019\n\nRéponse du ministre de la Défense du 5 juin 2019 :",
        "2019-06-05",
    ),
    (
        "Question n° 8 de M. Jan Peeters du 2 mai 2019\n\n"
        "Réponse du ministre de la Défense, chargé de la Fonction publique, du 5 juin 2019, à la question n° 8 :",
        "2019-06-05",
    ),
    ("Interview du général Denis Mercier, commandant suprême, au journal « Le Temps », 12 juin 2017", "2017-06-12"),
    ("COMMISSION DE LA DÉFENSE\n\nCompte rendu n° 45 – Mercredi 17 mai 2023, séance de 11 heures", "2023-05-17"),
    ("Question publiée au JO le : 03/05/2016\nRéponse publiée au JO le : 14/06/2016", "2016-06-14"),
    ("Réponse apportée le 8 janvier 2020", "2020-01-08"),
    # kinds of papers
    ("Discours prononcé à Oslo le 6 juin 2018", "2018-06-06"),
    ("Compte rendu du Conseil des ministres du 16 mars 2022", "2022-03-16"),
    ("Lettre d’information du 1er décembre 2023", "2023-12-01"),
    ("Point de situation – 9 avril 2003", "2003-04-09"),
    ("Situation au 31 décembre 2020", "2020-12-31"),
    ("Service de presse, 24 avril 1999", "1999-04-24"),
    # the weekday of the news says which year, where no full date lies near
    (
        "PARIS, 26 mars (AFP) - Les avions partis mercredi soir sont rentrés, a indiqué vendredi le ministre. Prague a "
        "adhéré le 12 mars 1999.",
        "1999-03-26",
    ),
    (
        "PARIS, 9 mars (AFP) - La France livre six canons, a annoncé jeudi le ministre. La guerre dure depuis le 24 "
        "février 2022, quand tout a commencé. Elle a éclaté le 24 février 2022.",
        "2023-03-09",
    ),
    ("VILNIUS, 11 juil (AFP) - L’accord signé lundi 10 juillet 2023 a été salué.", "2023-07-11"),
    # a stamp below the first sentence, an edition, a paper's own line at the end
    (
        "Bruxelles (Agence) – La ministre de la Défense a annoncé mardi devant la commission que le budget "
        "serait amputé de soixante millions d’euros.\n\n24/03/2009 14:35",
        "2009-03-24",
    ),
    ("Question parlementaire n° 5120 du 12 janvier 2009\n\nRéponse (18.2.2009) de M. le Ministre", "2009-02-18"),
    ("Question parlementaire n° 5120 du 12 janvier 2009", "2009-01-12"),
    ("Un entretien\n\nPropos recueillis par Anne Petit, le 16 novembre 2023", "2023-11-16"),
    ("(OTAN/AP) COPENHAGUE, LUNDI 9 OCTOBRE 2023 - Réunis depuis vendredi, les délégués ont voté.", "2023-10-09"),
    ("Elle revient sur cinq ans de crises. Propos recueillis le 3 juillet 2024.", "2024-07-03"),
    ("Point de presse quotidien\nSiège de l’OTAN, 14 avril 1999, 15 heures", "1999-04-14"),
    ("Chișinău, 3.XI.2022\n\nLe ministre est venu.", "2022-11-03"),
    ("Ministère des Armées                     Paris, le 17 octobre 2019", "2019-10-17"),
    ("L’Écho des Alpes\nÉdition du 3 juillet 1997", "1997-07-03"),
    ("Titre\n\nLa Tribune du 17 juin 2024", "2024-06-17"),
    # an entry of hours that ends like a sentence is of a page that follows the day
    ("En direct\n\nMercredi 25 juin 2025\n\n18h32 - Fin du direct.", "2025-06-25"),
]


@pytest.mark.parametrize(("head", "day"), HEADERS)
def test_header(head: str, day: str) -> None:
    found = published(head + BODY)
    assert (found.value, found.basis) == (date.fromisoformat(day), "header")


@pytest.mark.parametrize(
    ("head", "month"),
    [
        ("Note d’analyse n° 12 – Octobre 2019", "2019-10"),
        ("Policy brief – Mars 2018", "2018-03"),
        ("N° 14, juin 2021", "2021-06"),
        ("Bruxelles, juillet 2016", "2016-07"),
        ("Publié en janvier 2023", "2023-01"),
        ("Mise à jour : mai 2020", "2020-05"),
        ("(février 2017)", "2017-02"),
    ],
)
def test_header_with_a_month(head: str, month: str) -> None:
    found = published("Les dépenses en chiffres\n\n" + head + BODY)
    assert (found.value, found.basis, found.estimate) == (None, "estimate", month)


@pytest.mark.parametrize(
    "head",
    [
        "Exercice Steadfast Defender – mars 2024",
        "Depuis juin 2024",
        "Discours de Varsovie, juillet 2016 : ce qui a changé",
        "Janvier 2022\n\nFévrier 2022",
        "Né le 12 juin 1958 à Oslo",
    ],
)
def test_no_header_with_a_month(head: str) -> None:
    found = published("Les dépenses en chiffres\n\n" + head + BODY)
    assert (found.value, found.estimate) == (None, None)


NO_HEADERS = [
    "Réunion du Conseil du 13 novembre 2023\n\nLe ministre y participera.",
    "Titre\n\nBase aérienne de Rovaniemi, le 2 juin 2015, le ministre a vu les pilotes." + BODY,
    "Titre" + BODY + "\n\nSénat, audition du 12 mai 2015.",
    "Titre\n\nLoi du 13 juillet 2018" + BODY,
    "Titre\n\nAccord du 27 mai 1997" + BODY,
    "Titre" + BODY + " Le tableau vient d’une étude (Institut de Riga, 12 juin 2024).",
    "Séminaire de Riga, samedi 25 mars 2000" + BODY,
    "Sommet de Madrid, 29 juin 2022" + BODY,
    "Réunion des ministres de la Défense, Bruxelles, le 12 juin 2024" + BODY,
    "Communiqué\n\nRéunion du Conseil prévue à Bruxelles, le 12 juin 2024" + BODY,
    "Compte rendu\n\nRéunion du Conseil tenue à Bruxelles le 12 juin 2024" + BODY,
    "Titre" + BODY + "\n\nDernière mise à jour : 06/05/2019",
    "Titre" + BODY + "\n\nDernière mise à jour",
    "Le rapport publié le 12 mai 2021, et que chacun connaît, sera revu.",
    "Titre" + BODY + "\n\nMentions légales : loi du 29 juillet 1881 sur la liberté de la presse.",
    "Les étapes\n  • 18 février 1952 : adhésion de la Grèce\n  • 12 mars 1999 : adhésion de la Pologne",
    "PARIS, 14 fév (AFP) - Le conflit a commencé le 24 février 2022.",
    "Titre\n\nPar un décret publié le 12 mai 2020 par le gouvernement, la force est créée. Elle compte mille hommes.",
    "Titre\n\nL’appel du 18 juin 1940" + BODY,
    "Titre\n\nLe point du 18 juin 2020" + BODY,
    "Titre\n\nVisite du ministre\n\nLundi 28 septembre 2020\n16h00 : Accueil officiel\n17h15 : Conférence de presse",
    "Titre\n\nAvec le rapport publié le 12 mai 2020 à Riga, le débat est ouvert. Il dure encore.",
]


def test_a_programme_is_of_about_its_first_day() -> None:
    found = published("Visite du ministre\n\nLundi 28 septembre 2020\n16h00 : Accueil officiel\n17h15 : Dîner" + BODY)
    assert (found.value, found.estimate) == (None, "2020-09-28~")


def test_a_page_is_brought_up_to_date_after_spaces_too() -> None:
    found = published("Titre\n\nPublié le : 04/04/2024 - 18:22    Modifié le : 05/04/2024 - 07:51" + BODY)
    assert (found.value, found.updated) == (date(2024, 4, 4), "2024-04-05T07:51")


def test_a_date_alone_in_the_last_line_signs_the_text() -> None:
    long = BODY.replace("letton", "letton, la ministre estonienne de la Défense et l’ambassadeur de Pologne")
    assert published("Titre" + long + "\n\n12 mai 2019").value == date(2019, 5, 12)
    assert published("Titre" + long + "\n\nLe sommet\n\n12 mai 2019 : le sommet").value is None
    assert published("Titre" + long + "\n\n12 mai 2019\n\nLe ministre a parlé." + BODY).value is None


@pytest.mark.parametrize("text", NO_HEADERS)
def test_no_header(text: str) -> None:
    assert published(text).value is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ce mercredi (12 juin 2024), le secrétaire général a présenté ses priorités.", "2024-06-12"),
        ("Aujourd’hui, 3 mars 2020, le ministre a signé l’accord.", "2020-03-03"),
        ("Hier, mardi 4 avril 2023, la Finlande a adhéré.", "2023-04-05"),
        ("La veille (9 mai 2023), le président avait rencontré le roi.", "2023-05-10"),
        ("Le ministre a présidé ce lundi 12 décembre 2022 la cérémonie.", "2022-12-12"),
    ],
)
def test_deictic_that_explains_itself(text: str, day: str) -> None:
    found = published("Titre\n" + text)
    assert (found.value, found.basis) == (date.fromisoformat(day), "text")


def test_a_weekday_that_contradicts_its_date_fixes_nothing() -> None:
    assert published("Ce mardi (12 juin 2024), le Conseil s’est réuni.").basis != "text"


def test_quoted_deictics_fix_nothing() -> None:
    assert published("« Aujourd’hui, 3 mars 2020, tout commence », avait-il écrit.").basis != "text"


def test_given_day_comes_first() -> None:
    found = published("Paris, le 3 mai 2019 – Texte", given=date(2020, 1, 2))
    assert (found.value, found.basis) == (date(2020, 1, 2), "metadata")


def test_front_matter() -> None:
    found = published("---\ntitle: Essai\ndate: 2021-03-04\n---\nLe ministre a été reçu hier.")
    assert (found.value, found.basis) == (date(2021, 3, 4), "metadata")


@pytest.mark.parametrize(
    ("text", "updated"),
    [
        ("Titre\n\n  • 17 Oct. 2024 -\n  • |\n  • Mis à jour le: 17 Oct. 2024 20:23", "2024-10-17T20:23"),
        ("Titre\n\nPublié le 07/09/2018 à 17h24, mis à jour le 08/09/2018 à 10h15", "2018-09-08T10:15"),
        ("Titre" + BODY + "\n\nDernière mise à jour : 06/05/2019", "2019-05-06"),
        ("Titre" + BODY + "\n\nDernière mise à jour", None),
    ],
)
def test_updated(text: str, updated: str | None) -> None:
    assert published(text).updated == updated


@pytest.mark.parametrize(
    ("line", "estimate"),
    [
        ("A-" * 90, None),
        ("Aa " * 60, None),
        ("A, " * 60, None),
        ("A (bb) " * 25, None),
        ("Publié " * 25, "2024-06-12~"),
        ("12:30 " * 30, None),
    ],
)
def test_lines_that_try_the_header_patterns(line: str, estimate: str | None) -> None:
    found = published(f"{line}12 juin 2024 – Texte")
    assert (found.value, found.estimate) == (None, estimate)
