"""Calls a service of .NET and one of Java with the standard library of Python."""

import json
import sys
import urllib.request

URL = sys.argv[1]


def post(path, message):
    request = urllib.request.Request(URL + path, json.dumps(message).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        body = response.read()
        return response.status, json.loads(body) if body else None


def call(path, method, params, **members):
    return post(path, {"jsonrpc": "2.0", "method": method, "params": params, **members})


def check(actual, expected):
    if actual != expected:
        sys.exit(f"{actual} is not {expected}")


CALCULATOR = "/com.acme.Calculator"
FRAMES = "/com.example.frames.FrameService"
check(call(CALCULATOR, "subtract", {"minuend": 42, "subtrahend": 23}, id=1), (200, {"jsonrpc": "2.0", "result": 19, "id": 1}))
check(call(FRAMES, "echo", ["Zoë 😀"], id="a"), (200, {"jsonrpc": "2.0", "result": "Zoë 😀", "id": "a"}))
check(call(CALCULATOR, "missing", [], id=1)[1]["error"], {"code": -32601, "message": "Method not found"})
check(call(CALCULATOR, "subtract", ["x", 1], id=1)[1]["error"]["data"]["path"], "$[0]")
check(call(FRAMES, "fail", ["checked"], id=1)[1]["error"]["code"], -32001)
check(call(CALCULATOR, "notify_hello", [7]), (200, None))
check(call(FRAMES, "echo", ["x"]), (200, None))
BATCH = [
    {"jsonrpc": "2.0", "method": "com.example.frames.FrameService.add", "params": [1, 2], "id": 1},
    {"jsonrpc": "2.0", "method": "com.acme.Calculator.notify_hello", "params": [7]},
    {"jsonrpc": "2.0", "method": "com.acme.Calculator.sum", "params": [1, 2, 4], "id": 2},
    1,
]
_, responses = post("", BATCH)
check([one.get("result", one.get("error", {}).get("code")) for one in responses], [3, 7, -32600])
print("python is done")
