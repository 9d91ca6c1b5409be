"""The part of JSON Schema that the guide uses, to validate the redaction ledger and the file of an edition."""

import json

KNOWN = {"$schema", "$defs", "$ref", "type", "enum", "items", "minimum", "properties", "required", "additionalProperties"}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def faults(value, schema, top=None, place="$"):
    """The violations of a schema in a value."""
    top = top or schema
    unknown = schema.keys() - KNOWN
    if unknown:
        yield f"{place}: the schema uses {sorted(unknown)}, which this does not check"
    if "$ref" in schema:
        yield from faults(value, top["$defs"][schema["$ref"].removeprefix("#/$defs/")], top, place)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, TYPES[t]) and (t == "boolean" or not isinstance(value, bool)) for t in types):
        yield f"{place}: {json.dumps(value)[:60]} is no {' or '.join(types)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {json.dumps(value)} is none of {schema['enum']}"
    if "minimum" in schema and isinstance(value, int) and value < schema["minimum"]:
        yield f"{place}: {value} is too small"
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                yield f"{place}: `{name}` is missing"
        for name, part in value.items():
            if name in schema.get("properties", {}):
                yield from faults(part, schema["properties"][name], top, f"{place}.{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{place}: `{name}` is not in the schema"
            elif "additionalProperties" in schema:
                yield from faults(part, schema["additionalProperties"], top, f"{place}.{name}")
    if isinstance(value, list) and "items" in schema:
        for at, part in enumerate(value):
            yield from faults(part, schema["items"], top, f"{place}[{at}]")
