namespace DubboNet.AspNetCore;

/// <summary>The state of the application that the page asks for again and again.</summary>
internal sealed record ConsoleOverview(
    string Application,
    IReadOnlyList<ConsoleService> Services,
    IReadOnlyList<ConsoleClient> Clients,
    IReadOnlyList<ConsoleProvider> Providers,
    IReadOnlyList<ConsoleFailure> Failures,
    long FailureCount);

/// <summary>A service with the places that know it, such as <c>client Inventory</c>.</summary>
internal sealed record ConsoleService(string Interface, string Group, string Version, IReadOnlyList<string> Places)
{
    /// <summary>Creates a service of a key.</summary>
    public static ConsoleService Create(ServiceKey key, IEnumerable<string> places) =>
        new(key.Interface, key.Group, key.Version, [.. places]);
}

/// <summary>A client of the application and its providers. It has no name if it makes calls without a contract.</summary>
internal sealed record ConsoleClient(
    string? Name, IReadOnlyList<ConsoleService> Services, string Directory, string? Problem, IReadOnlyList<ConsoleTarget> Targets);

/// <summary>A provider that a client calls.</summary>
internal sealed record ConsoleTarget(
    string Address, string State, int Weight, string? Error, int FailedAttempts, IReadOnlyList<ConsoleConnection> Connections);

/// <summary>A provider of this application.</summary>
internal sealed record ConsoleProvider(
    string Name, string? Address, string State, IReadOnlyList<ConsoleService> Services, IReadOnlyList<ConsoleConnection> Connections);

/// <summary>A connection. Its times are in seconds.</summary>
internal sealed record ConsoleConnection(
    string Local, string Remote, double Age, double Idle, int Pending, int Serving, long QueuedBytes, long LateResponses)
{
    /// <summary>Creates a connection of a snapshot.</summary>
    public static ConsoleConnection Create(ConnectionSnapshot one) => new(
        $"{one.LocalEndPoint}", $"{one.RemoteEndPoint}", one.Age.TotalSeconds, one.SinceLastRead.TotalSeconds, one.PendingCalls,
        one.ServingCalls, one.QueuedBytes, one.LateResponses);
}

/// <summary>A call that failed.</summary>
internal sealed record ConsoleFailure(
    DateTimeOffset Time, bool IsServed, string Method, string Peer, string Error, double? Milliseconds);

/// <summary>A registry and its services.</summary>
internal sealed record ConsoleRegistry(string Registry, string? Problem, IReadOnlyList<ConsoleRegistryService> Services);

/// <summary>A service in a registry.</summary>
internal sealed record ConsoleRegistryService(
    string Interface, string Group, string Version, IReadOnlyList<ConsoleRegistryProvider> Providers);

/// <summary>A provider in a registry.</summary>
internal sealed record ConsoleRegistryProvider(string Protocol, string Address, string Application, string Weight, string Release);

/// <summary>The methods of a service, or a sentence about why they are not known.</summary>
internal sealed record ConsoleMethods(IReadOnlyList<ConsoleMethod> Methods, string? Problem);

/// <summary>A method with arguments to begin with.</summary>
internal sealed record ConsoleMethod(string Name, string Descriptor, string Signature, string Short, bool IsSafe, string Template);
