"""Calls a service of .NET and one of Java with jsonrpclib-pelix."""

import sys

import jsonrpclib

URL = sys.argv[1]


def check(actual, expected):
    if actual != expected:
        sys.exit(f"{actual} is not {expected}")


def error(call):
    try:
        call()
    except jsonrpclib.ProtocolError as e:
        return e.args[0][0]
    return None


calculator = jsonrpclib.ServerProxy(URL + "/com.acme.Calculator")
frames = jsonrpclib.ServerProxy(URL + "/com.example.frames.FrameService")
check(calculator.subtract(42, 23), 19)
check(calculator.subtract(subtrahend=23, minuend=42), 19)
check(frames.echo("Zoë 😀"), "Zoë 😀")
check(error(lambda: calculator.missing()), -32601)
check(error(lambda: calculator.subtract("x", 1)), -32602)
check(error(lambda: frames.fail("checked")), -32001)
check(calculator._notify.notify_hello(7), None)
check(frames._notify.echo("x"), None)
batch = jsonrpclib.MultiCall(frames)
batch.add(1, 2)
batch._notify.echo("x")
batch.echo("y")
check(list(batch()), [3, "y"])
print("pelix is done")
