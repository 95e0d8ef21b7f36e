#!/usr/bin/env bash
# Calls a service of .NET and one of Java with curl.
set -euo pipefail
url=$1

# post PATH REQUEST PATTERN: sends a request, and ends the script unless the response matches.
post() {
    local response
    response=$(curl -sS --fail-with-body -H 'Content-Type: application/json' -d "$2" "$url$1") || { echo "$2: $response" >&2; exit 1; }
    # The right side is a pattern.
    # shellcheck disable=SC2053
    [[ $response == $3 ]] || { echo "$2: $response" >&2; exit 1; }
}

calculator=/com.acme.Calculator
frames=/com.example.frames.FrameService
post $calculator '{"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1}' '{"jsonrpc":"2.0","result":19,"id":1}'
post $frames '{"jsonrpc":"2.0","method":"echo","params":["Zoë"],"id":"a"}' '{"jsonrpc":"2.0","result":"Zo*","id":"a"}'
post $calculator '{"jsonrpc":"2.0","method":"missing","id":1}' '*"code":-32601*'
post $frames '{"jsonrpc":"2.0","method":"fail","params":["checked"],"id":1}' '*"code":-32001*"exceptionTypeName":"com.example*'
post $calculator '{"jsonrpc":"2.0","method":"notify_hello","params":[7]}' ''
post $frames '{"jsonrpc":"2.0","method":"echo","params":["x"]}' ''
post $calculator '{"jsonrpc"' '*"code":-32700*'
post '' '[{"jsonrpc":"2.0","method":"com.acme.Calculator.sum","params":[1,2,4],"id":1},
    {"jsonrpc":"2.0","method":"com.example.frames.FrameService.add","params":[1,2],"id":2},
    {"jsonrpc":"2.0","method":"com.acme.Calculator.notify_hello","params":[7]}]' \
    '\[{"jsonrpc":"2.0","result":7,"id":1},{"jsonrpc":"2.0","result":3,"id":2}\]'
echo "curl is done"
