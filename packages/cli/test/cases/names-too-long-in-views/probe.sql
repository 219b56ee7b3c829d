SELECT * FROM named

SELECT * FROM "reads ""named"""

SELECT * FROM alone

SELECT * FROM "reads alone"

SELECT * FROM unnamed
