"""The French of what concerns a library of one's own."""

from __future__ import annotations

OF_LIBRARIES = {
    # files and databases
    "there is no library {path}.": "il n’y a pas de bibliothèque {path}.",
    "there is no library {path} yet.": "il n’y a pas encore de bibliothèque {path}.",
    "It begins with the first text:": "Elle commence avec le premier texte :",
    "the texts that come with the tool cannot be changed.": (
        "les textes fournis avec l’outil ne peuvent pas être modifiés."
    ),
    "Add them to a library of your own:": "Ajoutez-les à une bibliothèque à vous :",
    "{path} is damaged or not a library: {why}.": "{path} est abîmé ou n’est pas une bibliothèque : {why}.",
    "If it is one, what can be saved of it:": "Si c’en est une, pour sauver ce qui peut l’être :",
    "{path} is the database of something else; nothing in it was touched.": (
        "{path} est la base de données d’autre chose ; rien n’y a été touché."
    ),
    "{path} was made by a newer version of this tool.": "{path} vient d’une version plus récente de cet outil.",
    "Bring the tool up to date:": "Mettez l’outil à jour :",
    "{path} was made by an older version of this tool and may not be written.": (
        "{path} vient d’une version plus ancienne de cet outil et ne peut pas être écrit."
    ),
    "A copy can be brought up to date:": "Une copie peut être mise à jour :",
    "there is no room left for {path}; nothing half done stays in it.": (
        "il n’y a plus de place pour {path} ; rien n’y reste à moitié fait."
    ),
    "{path} is being written by somebody else; try again later.": (
        "{path} est en cours d’écriture par un autre ; réessayez plus tard."
    ),
    "{path} is not a file.": "{path} n’est pas un fichier.",
    "{path} is too large: more than {n} MB.": "{path} est trop gros : plus de {n} Mo.",
    'no file is called "{name}".': "aucun fichier ne s’appelle « {name} ».",
    "{name} is too long: {n} characters, at most {most}.": "{name} est trop long : {n} caractères, {most} au plus.",
    "{name} could not be understood: {why}.": "{name} n’a pas pu être compris : {why}.",
    "{name} could not be understood: the process that read it died.": (
        "{name} n’a pas pu être compris : le processus qui le lisait s’est arrêté."
    ),
    # kinds of files
    "{name} holds no text.": "{name} ne contient pas de texte.",
    "Its pages may be pictures: a scan must be recognised first.": (
        "Ses pages sont peut-être des images : une numérisation doit d’abord être reconnue."
    ),
    "{name} is an old Word file.": "{name} est un ancien fichier Word.",
    "{name} is an RTF file.": "{name} est un fichier RTF.",
    "{name} is a WordPerfect file.": "{name} est un fichier WordPerfect.",
    "{name} is a PostScript file.": "{name} est un fichier PostScript.",
    "{name} is an old Excel file.": "{name} est un ancien fichier Excel.",
    "{name} is an old PowerPoint file.": "{name} est un ancien fichier PowerPoint.",
    "{name} is a file of an old Office program.": "{name} est un fichier d’un ancien programme Office.",
    "{name} is an Outlook message.": "{name} est un message Outlook.",
    "{name} is a message that holds no text.": "{name} est un message sans texte.",
    "{name} is a picture.": "{name} est une image.",
    "{name} is a spreadsheet.": "{name} est un classeur.",
    "{name} is a presentation.": "{name} est une présentation.",
    "{name} is a drawing.": "{name} est un dessin.",
    "{name} is a book in EPUB.": "{name} est un livre au format EPUB.",
    "{name} is an archive.": "{name} est une archive.",
    "{name} is an XML file of a kind that is not known.": "{name} est un fichier XML d’un genre inconnu.",
    "Save it as DOCX, ODT or PDF; LibreOffice does: soffice --headless --convert-to docx FILE": (
        "Enregistrez-le en DOCX, ODT ou PDF ; avec LibreOffice : soffice --headless --convert-to docx FICHIER"
    ),
    "Save it as PDF.": "Enregistrez-le en PDF.",
    "Save it as EML, HTML or PDF.": "Enregistrez-le en EML, HTML ou PDF.",
    "Convert it to PDF: ps2pdf FILE": "Convertissez-le en PDF : ps2pdf FICHIER",
    "The text of a picture must be recognised first.": "Le texte d’une image doit d’abord être reconnu.",
    "Unpack it, and add what is in it.": "Dépliez-la, et ajoutez ce qu’elle contient.",
    "{name} is a {kind} file, and what reads those is not installed.": (
        "{name} est un fichier {kind}, et ce qui les lit n’est pas installé."
    ),
    "Install it:": "Installez-le :",
    "{name} is an archive that holds no text document.": "{name} est une archive sans document de texte.",
    "{name} is refused: it unpacks into far more than it says.": (
        "{name} est refusé : il se déplie en bien plus qu’il ne dit."
    ),
    "{name} is refused: it defines entities, as no text does.": (
        "{name} est refusé : il définit des entités, ce que ne fait aucun texte."
    ),
    "{name} is damaged and cannot be read.": "{name} est abîmé et ne peut pas être lu.",
    "{name} is locked with a password.": "{name} est protégé par un mot de passe.",
    # clusters
    'there is no engine "{name}".': "il n’y a pas de moteur « {name} ».",
    "{option} is for {other}.": "{option} va avec {other}.",
    "a cluster is found by its scheduler's address.": "une grappe se trouve par l’adresse de son planificateur.",
    "Say where it listens:": "Dites où il écoute :",
    "what shares work over a cluster is not installed.": (
        "ce qui répartit le travail sur une grappe n’est pas installé."
    ),
    "no cluster answers at {address}: {why}.": "aucune grappe ne répond à {address} : {why}.",
    "Start one:": "Pour en lancer une :",
    "the cluster at {address} has no worker.": "la grappe de {address} n’a pas d’ouvrier.",
    "the cluster at {address} has no worker left.": "la grappe de {address} n’a plus d’ouvrier.",
    "Start some:": "Pour en lancer :",
    "the cluster at {address} is gone: {why}.": "la grappe de {address} n’est plus là : {why}.",
    "What was told of is in the library; the same command goes on from there.": (
        "Ce qui a été annoncé est dans la bibliothèque ; la même commande reprend à partir de là."
    ),
    "What was told of is in the library; start some, and the same command goes on from there:": (
        "Ce qui a été annoncé est dans la bibliothèque ; lancez-en, et la même commande reprend à partir de là :"
    ),
    "the workers of {address} have other rules or word lists than this machine.": (
        "les ouvriers de {address} ont d’autres règles ou lexiques que cette machine."
    ),
    "Install the same version there, with the same topics.toml of your own.": (
        "Installez-y la même version, avec le même topics.toml à vous."
    ),
    # notes
    "Reading {n}": "Lecture de {n}",
    "{n} document added": "{n} document ajouté",
    "{n} documents added": "{n} documents ajoutés",
    "{n} in a new version": "{n} en nouvelle version",
    "{n} told otherwise": "{n} précisé(s)",
    "{n} there already": "{n} déjà là",
    "{n} failed": "{n} en échec",
    "{n} document read again": "{n} document relu",
    "{n} documents read again": "{n} documents relus",
    "{n} document taken out": "{n} document retiré",
    "{n} documents taken out": "{n} documents retirés",
    "{n} documents were read by older rules; they are being read again in the background": (
        "{n} documents ont été lus par des règles plus anciennes ; ils sont relus en arrière-plan"
    ),
    "{id} is read in that light now": "{id} est lu ainsi désormais",
    "Kept in {path}": "Conservé dans {path}",
    "in more than {n} sentences: those added last come first, unranked": (
        "dans plus de {n} phrases : les dernières ajoutées d’abord, sans classement"
    ),
    "Nothing found; shown instead: {words}": "Rien trouvé ; à la place : {words}",
    "sentences: {exact} exact, {moved} moved, {changed} changed, {gone} gone, {unread} without a file": (
        "phrases : {exact} exactes, {moved} déplacées, {changed} changées, {gone} disparues, {unread} sans fichier"
    ),
    "nothing is said to be changed.": "rien n’est dit de ce qui doit changer.",
    "nothing is said to be corrected.": "rien n’est dit de ce qui doit être corrigé.",
    # facts
    "tags": "mots",
    "yours": "de vous",
    "your correction": "votre correction",
    # help
    "Reads documents into your own library: text, Markdown, HTML, PDF, DOCX, ODT.": (
        "Lit des documents dans votre bibliothèque : texte, Markdown, HTML, PDF, DOCX, ODT."
    ),
    "Reads documents into your own library: text, Markdown, HTML, PDF, DOCX, ODT. The same content changes nothing.": (
        "Lit des documents dans votre bibliothèque : texte, Markdown, HTML, PDF, DOCX, ODT. "
        "Le même contenu ne change rien."
    ),
    "Files, folders, patterns; - for standard input.": "Fichiers, dossiers, motifs ; - pour l’entrée standard.",
    "The day they were published.": "Le jour de leur publication.",
    "Their title.": "Leur titre.",
    "Where they were found.": "Où ils ont été trouvés.",
    "Who published them.": "Qui les a publiés.",
    "Only say what would be done.": "Dire seulement ce qui serait fait.",
    "What reads them: local, or dask, on a cluster.": "Qui les lit : local, ou dask, sur une grappe.",
    "Where the cluster's scheduler listens.": "L’adresse du planificateur de la grappe.",
    "Processes to use; else all cores.": "Processus à employer ; sinon tous les cœurs.",
    "Says what you know of a document of your library; an empty text takes it back.": (
        "Dit ce que vous savez d’un document de votre bibliothèque ; un texte vide le retire."
    ),
    "Its title.": "Son titre.",
    "Where it was found.": "Où il a été trouvé.",
    "Who published it.": "Qui l’a publié.",
    "Takes documents out of your library, with all that only they say. Their files stay.": (
        "Retire des documents de votre bibliothèque, avec tout ce qu’eux seuls disent. Leurs fichiers restent."
    ),
    "Reads the documents of your library again where the rules have changed. Nothing of yours is lost.": (
        "Relit les documents de votre bibliothèque là où les règles ont changé. Rien de ce qui est à vous n’est perdu."
    ),
    "Also what today's rules have read.": "Aussi ce que les règles d’aujourd’hui ont lu.",
    "Nothing, if another process is at it.": "Rien, si un autre processus s’en occupe.",
    "Sentences with these words, the best first; blind to case, accents, ligatures, spaces in numbers.": (
        "Les phrases qui ont ces mots, les meilleures d’abord ; sans égard à la casse, aux accents, aux ligatures, "
        "aux espaces des nombres."
    ),
    'All of them; "a phrase", the beginning of a word*.': 'Tous ; "une suite de mots", le début d’un mot*.',
    "With N sentences before and after.": "Avec N phrases avant et après.",
    "Reads the files of your library again: is every cited sentence exact, moved, changed, or gone?": (
        "Relit les fichiers de votre bibliothèque : chaque phrase citée est-elle exacte, déplacée, changée, disparue ?"
    ),
    "These documents only.": "Ces documents seulement.",
    "Also the sentences that are as they were.": "Aussi les phrases restées comme elles étaient.",
    "Corrects a fact in your library for good: kept in a file beside it, marked wherever the fact is shown.": (
        "Corrige un fait de votre bibliothèque pour de bon : conservé dans un fichier à côté, signalé partout."
    ),
    "When: 2024, 2024-06, 2024-06-12, EDTF.": "Quand : 2024, 2024-06, 2024-06-12, EDTF.",
    "Who takes part, or speaks.": "Qui prend part, ou parle.",
    "Where.": "Où.",
    "What it is called.": "Comment il s’appelle.",
    "Why, or anything worth remembering.": "Pourquoi, ou ce qui mérite d’être retenu.",
    "Forget what was corrected of it.": "Oublier ce qui en a été corrigé.",
    "Leaves a fact of your library out from now on. The file of corrections says which, and can bring it back.": (
        "Écarte désormais un fait de votre bibliothèque. Le fichier des corrections dit lequel et peut le rendre."
    ),
    "Puts words of your own on a fact of your library; --text finds them.": (
        "Met des mots à vous sur un fait de votre bibliothèque ; --text les trouve."
    ),
    "Words to put on it, or to take off.": "Mots à mettre, ou à ôter.",
    "The library to use; else $TIMELINE_LIBRARY, else your own. « bundled »: the texts of the tool.": (
        "La bibliothèque à employer ; sinon $TIMELINE_LIBRARY, sinon la vôtre. « bundled » : les textes de l’outil."
    ),
}
