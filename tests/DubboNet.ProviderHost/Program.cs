// A provider in a process of its own, for tests that kill, freeze or stop it: DubboNet.ProviderHost PORT (0: one of the system's choice). It says READY and the
// port, SERVING with the first call, and stops in order when it gets SIGTERM or its input ends.
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using DubboNet;
using Frames;

int port = int.Parse(args[0], CultureInfo.InvariantCulture);
var options = new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, port), Hessian = FrameTypes.Options };
options.Interceptors.Add(new FirstCall());
await using var server = new DubboServer(options, new FrameProvider().CreateService());
server.Start();

var terminated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    terminated.TrySetResult();
});
Console.WriteLine($"READY {server.LocalEndPoint.Port}");
await Task.WhenAny(terminated.Task, Console.OpenStandardInput().CopyToAsync(Stream.Null));
