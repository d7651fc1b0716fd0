BEGIN TRANSACTION;
CREATE TABLE documents (              -- without the path: where a file lies is nobody else's business
  id TEXT PRIMARY KEY, title TEXT, publisher TEXT, url TEXT, language TEXT NOT NULL,
  published TEXT, basis TEXT NOT NULL, estimate TEXT, why TEXT, updated TEXT, first TEXT, last TEXT, pages INTEGER,
  text TEXT NOT NULL);
INSERT INTO "documents" VALUES('vilnius','100 % sûr & {certain} : le « coût »_réel #1 ~ 5 $ \ C:\temp </script><b>','OTAN, service & presse {Bruxelles}','https://exemple.org/a-b?x=1&y={2}#partie','fr','2023-07-10','header',NULL,'« Vilnius, le 10 juillet 2023 »',NULL,'2023-07-10','2023-07-10',NULL,'Le sommet de Vilnius s’ouvre demain

Vilnius, le 10 juillet 2023. La ministre de la Défense lituanienne, Ona Petraitė, a reçu lundi le secrétaire général de l’OTAN, Karl Øster. Le sommet se tiendra les 11 et 12 juillet. « Nous porterons notre effort à 2,5 % du PIB », a déclaré Mme Petraitė. Les Alliés ont promis 40 milliards d’euros par an à l’Ukraine.
');
INSERT INTO "documents" VALUES('bilan_2023','Bilan [de l''OTAN] [31mrouge[0m',NULL,'https://exemple.org/bilan.pdf','fr',NULL,'estimate','2023-09~','six mois après mars 2023',NULL,'2023-09-01','2023-09-30',4,'Bilan [de l''OTAN] [31mrouge[0m

Au premier semestre 2023, =SOMME(A1) le soutien a atteint 1,5 milliard de couronnes. L’exercice Nordlys aura lieu en octobre. Ona Petraite a précisé que rien n’était décidé </script>.
');
CREATE TABLE facts (                  -- `n` is the order they were exported in, "when" EDTF, lists JSON arrays
  id TEXT PRIMARY KEY, n INTEGER NOT NULL, layer TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  "when" TEXT, first TEXT, last TEXT, basis TEXT, why TEXT, place TEXT, people TEXT NOT NULL, topics TEXT NOT NULL,
  status TEXT, was TEXT, differs TEXT NOT NULL, value REAL, value_to REAL, unit TEXT, qualifier TEXT, subject TEXT,
  holder TEXT, per TEXT, verb TEXT, tags TEXT NOT NULL, corrected TEXT NOT NULL, note TEXT);
INSERT INTO "facts" VALUES('rgidqjpv',0,'event','commitment','ÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉ, réunion ; « à huis clos »\n : ligne
suivante BEGIN:VEVENT','2023-H1','2023-01-01','2023-06-30','text',NULL,'=cmd|''/C calc''!A0','["Suède"]','[]','held',NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('bhgajy7l',1,'figure','money','1,5 milliard de couronnes','2023-H1','2023-01-01','2023-06-30','text',NULL,NULL,'[]','[]',NULL,NULL,'[]',1500000000.0,NULL,'SEK','~','soutien',NULL,NULL,NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('4pdogiwk',2,'role','current','ministre de la Défense (Lituanie)','2023-07-10','2023-07-10','2023-07-10','publication',NULL,NULL,'["ona-petraite"]','[]',NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,'Lituanie',NULL,NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('xhjy3j5k',3,'event','meeting','</script><img src=x onerror=alert(1)>','2023-07-10','2023-07-10','2023-07-10','text',NULL,'Vilnius','["ona-petraite", "karl-oster"]','[]','held',NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','[]','- [^1]: note & *fin*');
INSERT INTO "facts" VALUES('wygfluar',4,'role','current','secrétaire général (OTAN)','2023-07-10','2023-07-10','2023-07-10','publication',NULL,NULL,'["karl-oster"]','[]',NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,'OTAN',NULL,NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('dkviaqum',5,'quote','quote','Nous porterons notre effort à 2,5 % du PIB','2023-07-10','2023-07-10','2023-07-10','publication','« Vilnius, le 10 juillet 2023 »',NULL,'["ona-petraite"]','[]',NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'déclarer','[]','[]',NULL);
INSERT INTO "facts" VALUES('dhfti5hr',6,'figure','share','2,5 % du PIB',NULL,'2023-07-10','2023-07-10','publication','« Vilnius, le 10 juillet 2023 »',NULL,'["ona-petraite"]','["depenses"]','target',NULL,'[]',2.5,NULL,'% du PIB',NULL,'effort de défense','Lituanie',NULL,NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('headi4nl',7,'figure','money','40 milliards d’euros',NULL,'2023-07-10','2023-07-10','publication','« Vilnius, le 10 juillet 2023 »',NULL,'[]','["ukraine"]','commitment',NULL,'[]',40000000000.0,NULL,'EUR',NULL,'aide à l’Ukraine','Alliés','P1Y',NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('556z43vt',8,'event','summit','Sommet de Vilnius','2023-07-11/2023-07-12','2023-07-11','2023-07-12','text',NULL,'Vilnius','[]','["depenses"]','scheduled',NULL,'["2023-07"]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('66uukq47',9,'statement','statement','rien n’était décidé </script>','2023-09~','2023-09-01','2023-09-30','estimate','six mois après mars 2023',NULL,'["ona-petraite"]','[]',NULL,NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'préciser','[]','[]',NULL);
INSERT INTO "facts" VALUES('mnye2sqc',10,'event','exercise','Exercice Nordlys [de l''OTAN] [31m','2023-10','2023-10-01','2023-10-31','inherited',NULL,NULL,'[]','[]','scheduled',NULL,'[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','[]',NULL);
INSERT INTO "facts" VALUES('sf34a5wy',11,'event','decision','=Décision d’augmenter l’effort',NULL,NULL,NULL,'text',NULL,NULL,'[]','[]','postponed','2023-03-01','[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]','[]',NULL);
CREATE TABLE participants (
  fact TEXT NOT NULL REFERENCES facts (id), who TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (fact, who));
INSERT INTO "participants" VALUES('rgidqjpv','Suède','Suède');
INSERT INTO "participants" VALUES('4pdogiwk','ona-petraite','Ona Petraitė');
INSERT INTO "participants" VALUES('xhjy3j5k','ona-petraite','Ona Petraitė');
INSERT INTO "participants" VALUES('xhjy3j5k','karl-oster','Karl Øster');
INSERT INTO "participants" VALUES('wygfluar','karl-oster','Karl Øster');
INSERT INTO "participants" VALUES('dkviaqum','ona-petraite','Ona Petraitė');
INSERT INTO "participants" VALUES('dhfti5hr','ona-petraite','Ona Petraitė');
INSERT INTO "participants" VALUES('66uukq47','ona-petraite','Ona Petraitė');
CREATE TABLE sources (                -- start and end count characters of documents.text
  fact TEXT NOT NULL REFERENCES facts (id), n INTEGER NOT NULL, document TEXT NOT NULL REFERENCES documents (id),
  start INTEGER NOT NULL, end INTEGER NOT NULL, page INTEGER, wording TEXT NOT NULL, sentence TEXT NOT NULL,
  "when" TEXT, status TEXT, link TEXT, PRIMARY KEY (fact, n));
INSERT INTO "sources" VALUES('rgidqjpv',0,'bilan_2023',74,81,3,'Soutien de 1,5 milliard de couronnes','Au premier semestre 2023, =SOMME(A1) le soutien a atteint 1,5 milliard de couronnes.','2023-H1','held','https://exemple.org/bilan.pdf#page=3');
INSERT INTO "sources" VALUES('bhgajy7l',0,'bilan_2023',92,117,3,'1,5 milliard de couronnes','Au premier semestre 2023, =SOMME(A1) le soutien a atteint 1,5 milliard de couronnes.','2023-H1',NULL,'https://exemple.org/bilan.pdf#page=3');
INSERT INTO "sources" VALUES('4pdogiwk',0,'vilnius',69,91,NULL,'ministre de la Défense','La ministre de la Défense lituanienne, Ona Petraitė, a reçu lundi le secrétaire général de l’OTAN, Karl Øster.','2023-07-10',NULL,'https://exemple.org/a-b?x=1&y={2}#partie:~:text=La%20ministre%20de%20la%20D%C3%A9fense%20lituanienne%2C%20Ona%20Petrait%C4%97%2C%20a%20re%C3%A7u%20lundi%20le%20secr%C3%A9taire%20g%C3%A9n%C3%A9ral%20de%20l%E2%80%99OTAN%2C%20Karl%20%C3%98ster');
INSERT INTO "sources" VALUES('xhjy3j5k',0,'vilnius',119,125,NULL,'Entrevue d’Ona Petraitė avec Karl Øster','La ministre de la Défense lituanienne, Ona Petraitė, a reçu lundi le secrétaire général de l’OTAN, Karl Øster.','2023-07-10','held','https://exemple.org/a-b?x=1&y={2}#partie:~:text=La%20ministre%20de%20la%20D%C3%A9fense%20lituanienne%2C%20Ona%20Petrait%C4%97%2C%20a%20re%C3%A7u%20lundi%20le%20secr%C3%A9taire%20g%C3%A9n%C3%A9ral%20de%20l%E2%80%99OTAN%2C%20Karl%20%C3%98ster');
INSERT INTO "sources" VALUES('wygfluar',0,'vilnius',135,153,NULL,'secrétaire général','La ministre de la Défense lituanienne, Ona Petraitė, a reçu lundi le secrétaire général de l’OTAN, Karl Øster.','2023-07-10',NULL,'https://exemple.org/a-b?x=1&y={2}#partie:~:text=La%20ministre%20de%20la%20D%C3%A9fense%20lituanienne%2C%20Ona%20Petrait%C4%97%2C%20a%20re%C3%A7u%20lundi%20le%20secr%C3%A9taire%20g%C3%A9n%C3%A9ral%20de%20l%E2%80%99OTAN%2C%20Karl%20%C3%98ster');
INSERT INTO "sources" VALUES('dkviaqum',0,'vilnius',222,264,NULL,'Nous porterons notre effort à 2,5 % du PIB','« Nous porterons notre effort à 2,5 % du PIB », a déclaré Mme Petraitė.','2023-07-10',NULL,'https://exemple.org/a-b?x=1&y={2}#partie:~:text=Nous%20porterons%20notre%20effort%20%C3%A0%202%2C5%20%25%20du%20PIB%20%C2%BB%2C%20a%20d%C3%A9clar%C3%A9%20Mme%20Petrait%C4%97');
INSERT INTO "sources" VALUES('dhfti5hr',0,'vilnius',252,264,NULL,'2,5 % du PIB','« Nous porterons notre effort à 2,5 % du PIB », a déclaré Mme Petraitė.',NULL,NULL,'https://exemple.org/a-b?x=1&y={2}#partie:~:text=Nous%20porterons%20notre%20effort%20%C3%A0%202%2C5%20%25%20du%20PIB%20%C2%BB%2C%20a%20d%C3%A9clar%C3%A9%20Mme%20Petrait%C4%97');
INSERT INTO "sources" VALUES('headi4nl',0,'vilnius',314,334,NULL,'40 milliards d’euros','Les Alliés ont promis 40 milliards d’euros par an à l’Ukraine.',NULL,NULL,'https://exemple.org/a-b?x=1&y={2}#partie:~:text=Les%20Alli%C3%A9s%20ont%20promis%2040%20milliards%20d%E2%80%99euros%20par%20an%20%C3%A0%20l%E2%80%99Ukraine');
INSERT INTO "sources" VALUES('556z43vt',0,'vilnius',3,9,NULL,'Sommet de Vilnius','Le sommet de Vilnius s’ouvre demain','2023-07-11/2023-07-12','scheduled','https://exemple.org/a-b?x=1&y={2}#partie:~:text=Le%20sommet%20de%20Vilnius%20s%E2%80%99ouvre%20demain');
INSERT INTO "sources" VALUES('556z43vt',1,'bilan_2023',200,206,3,'Sommet tenu à Vilnius','Ona Petraite a précisé que rien n’était décidé </script>.','2023-07','held','https://exemple.org/bilan.pdf#page=3');
INSERT INTO "sources" VALUES('66uukq47',0,'bilan_2023',187,216,3,'rien n’était décidé </script>','Ona Petraite a précisé que rien n’était décidé </script>.','2023-09~',NULL,'https://exemple.org/bilan.pdf#page=3');
INSERT INTO "sources" VALUES('mnye2sqc',0,'bilan_2023',121,137,3,'Exercice Nordlys','L’exercice Nordlys aura lieu en octobre.','2023-10','scheduled','https://exemple.org/bilan.pdf#page=3');
INSERT INTO "sources" VALUES('sf34a5wy',0,'bilan_2023',200,206,3,'Décision','Ona Petraite a précisé que rien n’était décidé </script>.',NULL,'postponed','https://exemple.org/bilan.pdf#page=3');
CREATE TABLE subjects (fact TEXT NOT NULL REFERENCES facts (id), topic TEXT NOT NULL, PRIMARY KEY (fact, topic));
INSERT INTO "subjects" VALUES('dhfti5hr','depenses');
INSERT INTO "subjects" VALUES('headi4nl','ukraine');
INSERT INTO "subjects" VALUES('556z43vt','depenses');
CREATE INDEX facts_in_order ON facts (n);
CREATE INDEX facts_in_time ON facts (first, last);
CREATE INDEX sources_by_document ON sources (document);
CREATE INDEX participants_by_who ON participants (who);
CREATE INDEX subjects_by_topic ON subjects (topic);
CREATE VIEW timeline AS
  SELECT facts."when", facts.layer, facts.kind, facts.title, facts.place, facts.status,
    (SELECT group_concat(name, ', ') FROM participants WHERE fact = facts.id) AS who,
    (SELECT group_concat(DISTINCT document) FROM sources WHERE fact = facts.id) AS documents, facts.id
  FROM facts ORDER BY n;
COMMIT;
