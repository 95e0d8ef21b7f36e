// Runs a provider in a separate process, for tests that kill, freeze or stop it. The argument is the port, or 0 to let the system choose.
// Writes READY and the port after the start, and SERVING at the first call. Stops in order at SIGTERM or at the end of its input.
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using DubboNet;
using Example.Frames;

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
