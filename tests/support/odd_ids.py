"""Ids that must be quoted with care in a statement."""

ODD_IDS = ["a:O'Brien", "a:'", "a:\\", "a:\\'", "a:'}) DETACH DELETE n //", "a:\\u0027", "a:1\nb", "a:1\r\n", 'a:"`$x']
