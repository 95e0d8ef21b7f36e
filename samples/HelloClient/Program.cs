// Runs a client without a host. Start it with dotnet run --project samples/HelloClient [dubbo://host:port[;dubbo://host:port]]
using DubboNet;
using Greeting;

await using var cluster = new DubboCluster(args is [var addresses] ? addresses : "dubbo://127.0.0.1:20880");
IGreeter greeter = cluster.CreateClient<IGreeter>();
Console.WriteLine(await greeter.SayHelloAsync("world"));
