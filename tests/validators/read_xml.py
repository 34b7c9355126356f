"""How xml.etree reads texts, and what a schema says of them if one is named.

A JSON array of texts in; out, of each, its elements as [name, attributes, text, elements], or the reason against it.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree

import xmlschema

schema = xmlschema.XMLSchema(sys.argv[1]) if len(sys.argv) > 1 else None


def read(element):
    return [element.tag, element.attrib, element.text or "", [read(inner) for inner in element]]


def judge(text):
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return str(error)
    wrong = schema and next(schema.iter_errors(root), None)
    return str(wrong) if wrong else read(root)


json.dump([judge(text) for text in json.load(sys.stdin)], sys.stdout)
