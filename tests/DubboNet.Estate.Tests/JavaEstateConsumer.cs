using System.Globalization;

namespace DubboNet.Estate.Tests;

/// <summary>Runs a Java consumer of EstateService that finds its providers. See <c>interop.EstateConsumer</c>.</summary>
internal sealed class JavaEstateConsumer : EstateConsumer
{
    private readonly JavaEstatePeer _peer;

    private JavaEstateConsumer(JavaEstatePeer peer, string line, string? step)
        : base($"Java {line} {step}".TrimEnd()) => (_peer, Step) = (peer, step);

    /// <summary>Gets the migration step of a 3.x consumer, or null for the default.</summary>
    public string? Step { get; }

    public override string Log => _peer.Process.Log;

    /// <summary>Starts a consumer. It also starts if it finds no provider.</summary>
    /// <exception cref="InvalidOperationException">The process did not start. The message contains its log.</exception>
    public static async Task<JavaEstateConsumer> StartAsync(string line, EstateOptions options) =>
        new(await JavaEstatePeer.StartAsync(line, "estate-consumer", options), line, options.Step);

    /// <summary>Makes calls one after another, and returns their outcomes.</summary>
    public async Task<EstateCounts> CallAsync(int count) => EstateCounts.Parse(await AskAsync($"call {count}"));

    public override Task StartLoadAsync(int callers, int callMilliseconds = 5) => AskAsync($"load {callers} {callMilliseconds}");

    public override async Task<EstateCounts> CountAsync() => EstateCounts.Parse(await AskAsync("counts"));

    public override Task ForgetAsync() => AskAsync("forget");

    public override async Task<EstateCounts> EndLoadAsync() => EstateCounts.Parse(await AskAsync("end"));

    public override async Task<IReadOnlyList<int>> GetProvidersAsync()
    {
        string[] ports = (await AskAsync("providers")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. ports.Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
    }

    public override ValueTask DisposeAsync() => _peer.DisposeAsync();

    private Task<string> AskAsync(string command) => _peer.Process.AskAsync(command);
}
