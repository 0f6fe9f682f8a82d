BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO "alembic_version" VALUES('e43177bfe90b');
CREATE TABLE assignment (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	duedate DATETIME, 
	course_id VARCHAR(128) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	FOREIGN KEY(course_id) REFERENCES course (id)
);
INSERT INTO "assignment" VALUES('7e4508ad1f2d4618af52b405a7b8ca91','91-small-lesson',NULL,'');
CREATE TABLE base_cell (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	notebook_id VARCHAR(32) NOT NULL, 
	type VARCHAR(50), 
	PRIMARY KEY (id), 
	UNIQUE (name, notebook_id, type), 
	FOREIGN KEY(notebook_id) REFERENCES notebook (id)
);
INSERT INTO "base_cell" VALUES('13aab5ff18c34b1292b465a5f3fe91ce','guess-red','cfff887a9e5549a0a5f57344428cbc5e','GradeCell');
INSERT INTO "base_cell" VALUES('4cd0c7b670884fd5ad6f7b3fd9601ad6','which-base','cfff887a9e5549a0a5f57344428cbc5e','GradeCell');
INSERT INTO "base_cell" VALUES('a3c117f2cbbb4537ba53c75111c6d179','share-red','cfff887a9e5549a0a5f57344428cbc5e','GradeCell');
INSERT INTO "base_cell" VALUES('6d2b948e0d8f4fbe97f8ba97be431329','painted','cfff887a9e5549a0a5f57344428cbc5e','GradeCell');
INSERT INTO "base_cell" VALUES('9a80a568c532418cb0368a043c670f8a','double','cfff887a9e5549a0a5f57344428cbc5e','GradeCell');
INSERT INTO "base_cell" VALUES('741f91bccbc845a8b73a962515a8e293','what-is-left-out','cfff887a9e5549a0a5f57344428cbc5e','GradeCell');
INSERT INTO "base_cell" VALUES('39def7fcb6e242a69a94ac5f27cfa773','guess-red-answer','cfff887a9e5549a0a5f57344428cbc5e','SolutionCell');
INSERT INTO "base_cell" VALUES('39c3047757d24b21a1cfe4d3df502905','which-base-answer','cfff887a9e5549a0a5f57344428cbc5e','SolutionCell');
INSERT INTO "base_cell" VALUES('50fa57a3ad3d4de1ae3296f76dd00439','share-red-answer','cfff887a9e5549a0a5f57344428cbc5e','SolutionCell');
INSERT INTO "base_cell" VALUES('39d872781ddf47a69d281a699269b032','painted-answer','cfff887a9e5549a0a5f57344428cbc5e','SolutionCell');
INSERT INTO "base_cell" VALUES('a79e1f2ed4f642d7bb5c11eedd8778d3','double-answer','cfff887a9e5549a0a5f57344428cbc5e','SolutionCell');
INSERT INTO "base_cell" VALUES('507c1773aa7b4138940e34a5a835930b','what-is-left-out','cfff887a9e5549a0a5f57344428cbc5e','SolutionCell');
CREATE TABLE comment (
	id VARCHAR(32) NOT NULL, 
	notebook_id VARCHAR(32), 
	cell_id VARCHAR(32), 
	auto_comment TEXT, 
	manual_comment TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (cell_id, notebook_id), 
	FOREIGN KEY(notebook_id) REFERENCES submitted_notebook (id), 
	FOREIGN KEY(cell_id) REFERENCES base_cell (id)
);
INSERT INTO "comment" VALUES('8bc2cef3e3414882b3228549d93974cf','695fb1469445487da085cc22a04c90c8','39def7fcb6e242a69a94ac5f27cfa773',NULL,NULL);
INSERT INTO "comment" VALUES('0117cb58acdc445097118309a938d326','695fb1469445487da085cc22a04c90c8','39c3047757d24b21a1cfe4d3df502905',NULL,NULL);
INSERT INTO "comment" VALUES('1741bc1b16744a34ac5b8d6e4ef09276','695fb1469445487da085cc22a04c90c8','50fa57a3ad3d4de1ae3296f76dd00439',NULL,NULL);
INSERT INTO "comment" VALUES('de21131dbfb04e2ca99f467ef171e8d9','695fb1469445487da085cc22a04c90c8','39d872781ddf47a69d281a699269b032',NULL,NULL);
INSERT INTO "comment" VALUES('ef76bfc17ff9447189365a6b36ee8b57','695fb1469445487da085cc22a04c90c8','a79e1f2ed4f642d7bb5c11eedd8778d3',NULL,NULL);
INSERT INTO "comment" VALUES('08653689deb44697b18cd1b8729eb428','695fb1469445487da085cc22a04c90c8','507c1773aa7b4138940e34a5a835930b',NULL,NULL);
INSERT INTO "comment" VALUES('395644ad3d094d16b2db01788473730f','f58e4d090d954611b3ebf5dbfe1ff710','39def7fcb6e242a69a94ac5f27cfa773',NULL,NULL);
INSERT INTO "comment" VALUES('dfc15a0802dc4779b7b26f92805e2861','f58e4d090d954611b3ebf5dbfe1ff710','39c3047757d24b21a1cfe4d3df502905',NULL,NULL);
INSERT INTO "comment" VALUES('d05815308fd04f6484b3b4f7574a9610','f58e4d090d954611b3ebf5dbfe1ff710','50fa57a3ad3d4de1ae3296f76dd00439',NULL,NULL);
INSERT INTO "comment" VALUES('303c69309ba04bf995b1fd91206a08d2','f58e4d090d954611b3ebf5dbfe1ff710','39d872781ddf47a69d281a699269b032','No response.',NULL);
INSERT INTO "comment" VALUES('a87542374e854f21aebeee93f4330756','f58e4d090d954611b3ebf5dbfe1ff710','a79e1f2ed4f642d7bb5c11eedd8778d3',NULL,NULL);
INSERT INTO "comment" VALUES('0236df9b7dac4ecb88bcb4ed335b1cee','f58e4d090d954611b3ebf5dbfe1ff710','507c1773aa7b4138940e34a5a835930b',NULL,NULL);
CREATE TABLE course (
	id VARCHAR(128) NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (id)
);
INSERT INTO "course" VALUES('default_course');
CREATE TABLE grade (
	id VARCHAR(32) NOT NULL, 
	notebook_id VARCHAR(32), 
	cell_id VARCHAR(32), 
	auto_score FLOAT, 
	manual_score FLOAT, 
	extra_credit FLOAT, 
	needs_manual_grade BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (cell_id, notebook_id), 
	FOREIGN KEY(notebook_id) REFERENCES submitted_notebook (id), 
	FOREIGN KEY(cell_id) REFERENCES base_cell (id)
);
INSERT INTO "grade" VALUES('0d5db8826f55423793638624c854c2ba','695fb1469445487da085cc22a04c90c8','13aab5ff18c34b1292b465a5f3fe91ce',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ebe363334d054e0c822a5691f2b17c9d','695fb1469445487da085cc22a04c90c8','4cd0c7b670884fd5ad6f7b3fd9601ad6',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('0b0815de0b32428b9da1de140aefcb8a','695fb1469445487da085cc22a04c90c8','a3c117f2cbbb4537ba53c75111c6d179',4.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b42eae51b9d64db49e424c22220bd9fd','695fb1469445487da085cc22a04c90c8','6d2b948e0d8f4fbe97f8ba97be431329',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('e2e2f623144048cab43ac4bf13f58a57','695fb1469445487da085cc22a04c90c8','9a80a568c532418cb0368a043c670f8a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c362859346d74bffa2ef673e08bba4c7','695fb1469445487da085cc22a04c90c8','741f91bccbc845a8b73a962515a8e293',NULL,NULL,NULL,1);
INSERT INTO "grade" VALUES('16a38936b39342adb1d58f2a1609108c','f58e4d090d954611b3ebf5dbfe1ff710','13aab5ff18c34b1292b465a5f3fe91ce',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('45bcb9d1e9a94d4bbda74817c051be0b','f58e4d090d954611b3ebf5dbfe1ff710','4cd0c7b670884fd5ad6f7b3fd9601ad6',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('badb9245b55a41b7b93a693311b4f027','f58e4d090d954611b3ebf5dbfe1ff710','a3c117f2cbbb4537ba53c75111c6d179',2.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('c2c77ec0cd074529bac77bad4461fb66','f58e4d090d954611b3ebf5dbfe1ff710','6d2b948e0d8f4fbe97f8ba97be431329',0.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('ed0e0a30584a4ca6b81c732a0f212b33','f58e4d090d954611b3ebf5dbfe1ff710','9a80a568c532418cb0368a043c670f8a',1.0,NULL,NULL,0);
INSERT INTO "grade" VALUES('b881fae1087f418880984013a51f02ca','f58e4d090d954611b3ebf5dbfe1ff710','741f91bccbc845a8b73a962515a8e293',NULL,NULL,NULL,1);
CREATE TABLE grade_cells (
	id VARCHAR(32) NOT NULL, 
	max_score FLOAT NOT NULL, 
	cell_type VARCHAR(8) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES base_cell (id)
);
INSERT INTO "grade_cells" VALUES('13aab5ff18c34b1292b465a5f3fe91ce',1.0,'code');
INSERT INTO "grade_cells" VALUES('4cd0c7b670884fd5ad6f7b3fd9601ad6',2.0,'code');
INSERT INTO "grade_cells" VALUES('a3c117f2cbbb4537ba53c75111c6d179',4.0,'code');
INSERT INTO "grade_cells" VALUES('6d2b948e0d8f4fbe97f8ba97be431329',2.0,'code');
INSERT INTO "grade_cells" VALUES('9a80a568c532418cb0368a043c670f8a',1.0,'code');
INSERT INTO "grade_cells" VALUES('741f91bccbc845a8b73a962515a8e293',5.0,'markdown');
CREATE TABLE notebook (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	assignment_id VARCHAR(32), 
	kernelspec VARCHAR(1024), 
	PRIMARY KEY (id), 
	UNIQUE (name, assignment_id), 
	FOREIGN KEY(assignment_id) REFERENCES assignment (id)
);
INSERT INTO "notebook" VALUES('cfff887a9e5549a0a5f57344428cbc5e','91-small-lesson','7e4508ad1f2d4618af52b405a7b8ca91','{"display_name": "Python 3", "language": "python", "name": "python3"}');
CREATE TABLE solution_cells (
	id VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES base_cell (id)
);
INSERT INTO "solution_cells" VALUES('39def7fcb6e242a69a94ac5f27cfa773');
INSERT INTO "solution_cells" VALUES('39c3047757d24b21a1cfe4d3df502905');
INSERT INTO "solution_cells" VALUES('50fa57a3ad3d4de1ae3296f76dd00439');
INSERT INTO "solution_cells" VALUES('39d872781ddf47a69d281a699269b032');
INSERT INTO "solution_cells" VALUES('a79e1f2ed4f642d7bb5c11eedd8778d3');
INSERT INTO "solution_cells" VALUES('507c1773aa7b4138940e34a5a835930b');
CREATE TABLE source_cell (
	id VARCHAR(32) NOT NULL, 
	name VARCHAR(128) NOT NULL, 
	cell_type VARCHAR(8) NOT NULL, 
	locked BOOLEAN NOT NULL, 
	source TEXT, 
	checksum VARCHAR(128), 
	notebook_id VARCHAR(32), 
	PRIMARY KEY (id), 
	UNIQUE (name, notebook_id), 
	FOREIGN KEY(notebook_id) REFERENCES notebook (id)
);
INSERT INTO "source_cell" VALUES('9e99894a3d544081a99e7cd9ee406177','guess-red-answer','code',0,'guess_red = ...  # such as (50, 70)','1432556e78070e4c032f02308586d9ac','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('6af0af08cb35441e8fbe0ee76a4a8a54','guess-red','code',1,'check("guess-red")','6823100001f11fe098dd44ad00abe853','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('46d5397512d54719abb81ae02380931a','which-base-answer','code',0,'which_base = ...','cf9e6dfc99242ff57fac7192d803b8d2','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('ef4dbc19ea454630853a1f13e28083dc','which-base','code',1,'check("which-base")','aa227a545b1b6e5ee7921439ae5287d2','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('1522bfa13a0d4723a54d876cf494a8b4','share-red-answer','code',0,'red = boxes["red"].sum()
share_red = ...','deeb896859e622d06d24596e52460720','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('119557139d3542e4b45e1ebcd04bd7b2','share-red','code',1,'check("share-red")','19eddfa83da626082bbea0abd6e7b4c8','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('680d80d19a484287ad5f5534585a26bf','painted-answer','code',0,'painted = ...','94d90fc6d646fe645f0ba8bd02756502','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('5e41b13689cd4da79a754d44e321fa15','painted','code',1,'check("painted")','00b8b7e54a5d961ed55c93c203262bde','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('552abed7cc2f45d2bc2559c5fb5db8db','double-answer','code',0,'def double(number):
    ...','040dc008cb9cf9cdd847d886c494154f','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('ac648808ae274eab8a015328c7c99066','double','code',1,'check("double")','18d452a40b8723f131f76a9c76bb4c8f','cfff887a9e5549a0a5f57344428cbc5e');
INSERT INTO "source_cell" VALUES('b02d7e4c058a4183906111d7cc015bf4','what-is-left-out','code',0,'what_is_left_out = """

"""','128a7cff70be96dda282bc24d5747e9f','cfff887a9e5549a0a5f57344428cbc5e');
CREATE TABLE student (
	id VARCHAR(128) NOT NULL, 
	first_name VARCHAR(128), 
	last_name VARCHAR(128), 
	email VARCHAR(128), 
	lms_user_id VARCHAR(128), 
	PRIMARY KEY (id)
);
INSERT INTO "student" VALUES('ash',NULL,NULL,NULL,NULL);
INSERT INTO "student" VALUES('birch',NULL,NULL,NULL,NULL);
CREATE TABLE submitted_assignment (
	id VARCHAR(32) NOT NULL, 
	assignment_id VARCHAR(32), 
	student_id VARCHAR(128), 
	timestamp DATETIME, 
	extension DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (assignment_id, student_id), 
	FOREIGN KEY(assignment_id) REFERENCES assignment (id), 
	FOREIGN KEY(student_id) REFERENCES student (id)
);
INSERT INTO "submitted_assignment" VALUES('6a74baae01f3455eab5781ae390b27d4','7e4508ad1f2d4618af52b405a7b8ca91','ash',NULL,NULL);
INSERT INTO "submitted_assignment" VALUES('7c12ff46ef9e436f88ce32ba98eb628c','7e4508ad1f2d4618af52b405a7b8ca91','birch',NULL,NULL);
CREATE TABLE submitted_notebook (
	id VARCHAR(32) NOT NULL, 
	assignment_id VARCHAR(32), 
	notebook_id VARCHAR(32), 
	flagged BOOLEAN, 
	late_submission_penalty FLOAT, 
	PRIMARY KEY (id), 
	UNIQUE (notebook_id, assignment_id), 
	FOREIGN KEY(assignment_id) REFERENCES submitted_assignment (id), 
	FOREIGN KEY(notebook_id) REFERENCES notebook (id)
);
INSERT INTO "submitted_notebook" VALUES('695fb1469445487da085cc22a04c90c8','6a74baae01f3455eab5781ae390b27d4','cfff887a9e5549a0a5f57344428cbc5e',0,NULL);
INSERT INTO "submitted_notebook" VALUES('f58e4d090d954611b3ebf5dbfe1ff710','7c12ff46ef9e436f88ce32ba98eb628c','cfff887a9e5549a0a5f57344428cbc5e',0,NULL);
CREATE TABLE task_cells (
	id VARCHAR(32) NOT NULL, 
	max_score FLOAT NOT NULL, 
	cell_type VARCHAR(8) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES base_cell (id)
);
COMMIT;
