"""Files as the platforms export them, in their real layouts of columns; the people are made up.

Each has what a careless program loses: a byte order mark, line ends, quotes that nobody needs, a column of notes, a name in
another script, a cell that a spreadsheet would work out and that is none of our business.
"""

from __future__ import annotations

LESSON = "04-who-is-deported"
CANVAS_HEADING = "Lesson 4: Who is deported (4321)"
BLACKBOARD_HEADING = "Lesson 4: Who is deported [Total Pts: 15 Score] |118854"

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Notes,Lesson 4: Who is deported (4321),Essay (4400),"
    "Assignments Current Score,Assignments Final Score,Current Score,Final Score,Final Grade\n"
    ",,,,,,Manual Posting,,,,,,\n"
    "    Points Possible,,,,,,15.00,10.00,(read only),(read only),(read only),(read only),(read only)\n"
    '"Adams, Anna",340934,A001,adamsa,Seminar 1,"asks ""whom?"", often",,8.00,80.00,32.00,80.00,32.00,B\n'
    '"Baker, Ben",340935,A002,bakerb,Seminar 1,,12.00,7.5,75.00,78.00,75.00,78.00,C\n'
    '"Cruz, Carla",340936,,cruzc,"Seminar 1 and Seminar 2","",13.5,9,90.00,90.00,90.00,90.00,A-\n'
    '"O\'Brien, Zoë 🦊",340937,A004,obrienz,Seminar 2,=SUM(A1:A9),"",10,100.00,40.00,100.00,40.00,A\n'
    '"Davis, Dan",340938,A005,davisd,Seminar 2,,EX,,,,,,\n'
    '"Evans, Eva",340939,A006,evanse,Seminar 2,,N/A,,,,,,\n'
    '"Fox, Finn",340940,A007,foxf,Seminar 2,,9.00,,,,,,\n'
    '"Student, Test",340999,,3f2a,Seminar 1,,,,,,,,\n'
).encode("utf-8-sig")
"""A gradebook with SIS columns, a column of notes, a row of manual posting, and totals."""

CANVAS_SEMICOLON = (
    b"Student;ID;SIS Login ID;Section;Lesson 4: Who is deported (4321);Aufsatz, kurz (4400)\r\n"
    b"    Points Possible;;;;15,00;10,00\r\n"
    b"Adams, Anna;340934;adamsa;Seminar 1;;8,00\r\n"
    b"Baker, Ben;340935;bakerb;Seminar 1;12,50;7,50\r\n"
)
"""As Canvas writes it where a comma is the decimal sign."""

CANVAS_FIRST_LAST = (
    b"LastName,FirstName,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section,"
    b"Lesson 4: Who is deported (4321)\n"
    b"    Points Possible,,,,,,,,15.00\n"
    b"Adams,Anna,340934,A001,adamsa,I1,canvas.example.edu,Seminar 1,\n"
)
"""With the names apart, and all SIS columns."""

MOODLE = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    '"Participant 101","Anna Adams",anna@example.org,"Submitted for grading",,15.00,Yes,'
    '"Friday, 13 November 2026, 9:00 PM",-,\n'
    '"Participant 102","Ben Baker",ben@example.org,"Submitted for grading - Graded",12.00,15.00,Yes,'
    '"Friday, 13 November 2026, 9:05 PM","Monday, 16 November 2026, 8:00 AM","<p>Well, ""nearly"".</p>"\n'
    '"Participant 103","Carla Cruz",carla@example.org,"Submitted for grading - Graded","13.50",15.00,Yes,-,-,\n'
    '"Participant 104","Zoë O\'Brien",zoe@example.org,"Submitted for grading",-,15.00,Yes,-,-,"=1+1"\n'
    '"Participant 105","Dan Davis",dan@example.org,"Submitted for grading",,15.00,No,-,-,\n'
    '"Participant 199","Not Here",nobody@example.org,"No submission",,15.00,Yes,-,-,\n'
).encode("utf-8-sig")
"""A grading worksheet."""

MOODLE_GERMAN = (
    "Identifikation;Vollständiger Name;Status;Bewertung;Bestwertung;Bewertung kann geändert werden;"
    "Zuletzt geändert (Abgabe);Zuletzt geändert (Bewertung);Feedback als Kommentar\r\n"
    "Teilnehmer/in101;Anna Adams;Zur Bewertung abgegeben;;15,00;Ja;-;-;\r\n"
    "Teilnehmer/in102;Ben Baker;Zur Bewertung abgegeben;12,50;15,00;Ja;-;-;\r\n"
).encode()
"""The same in German, with decimal commas."""

BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t'
    '"Lesson 4: Who is deported [Total Pts: 15 Score] |118854"\t'
    '"Essay [Total Pts: 10 Percentage] |118860"\t"Weighted Total [Total Pts: up to 100 Percentage] |118801"\r\n'
    '"Adams"\t"Anna"\t"aadams"\t"A001"\t"2026-11-20 10:00:00"\t"Yes"\t""\t"80.00"\t"80.00"\r\n'
    '"Baker"\t"Ben"\t"bbaker"\t"A002"\t"2026-11-20 10:00:00"\t"Yes"\t"12.00"\t""\t"80.00"\r\n'
    '"Cruz"\t"Carla"\t"ccruz"\t"A003"\t""\t"Yes"\t"13.50000"\t""\t""\r\n'
    '"O\'Brien"\t"Zoë"\t"zobrien"\t"A004"\t""\t"Yes"\t"Needs Grading(2)"\t""\t""\r\n'
).encode("utf-16")
"""A Grade Center to work offline with: tabs, and UTF-16 as older versions write it."""
