// A provider in a process of its own, for tests that kill or freeze it: DubboNet.ProviderHost PORT. It says READY and the port, stops in order when its input says
// stop, which it answers with STOPPED, and ends with its input.
using System.Globalization;
using System.Net;
using DubboNet;
using DubboNet.Server;
using Frames;

int port = int.Parse(args[0], CultureInfo.InvariantCulture);
var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, port), Hessian = FrameTypes.Options };
await using var server = new DubboServer(options, new FrameProvider().CreateService(new ServiceKey(FrameMethods.Interface)));
server.Start();
Console.WriteLine($"READY {server.LocalEndPoint.Port}");
while (await Console.In.ReadLineAsync() is { } command)
{
    if (command != "stop")
        continue;
    await server.StopAsync();
    Console.WriteLine("STOPPED");
}
