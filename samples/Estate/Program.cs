// Runs two .NET and two Java applications that find each other in a ZooKeeper. Start all of them with
// dotnet run --project samples/Estate
// or one of those in .NET with
// dotnet run --project samples/Estate -- provider|consumer zookeeper://host:2181
using Estate;
using Microsoft.Extensions.Hosting;

switch (args)
{
    case []:
        return await LocalEstate.RunAsync();
    case ["provider", var registry, .. var settings]:
        await Applications.CreateProvider(registry, settings).RunAsync();
        return 0;
    case ["consumer", var registry, .. var settings]:
        await Applications.CreateConsumer(registry, settings).RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run --project samples/Estate [-- provider|consumer zookeeper://host:2181]");
        return 2;
}
