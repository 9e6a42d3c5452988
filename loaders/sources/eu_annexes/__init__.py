"""The annexes of EU acts, as printed in the Official Journal."""
