using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace DubboNet.Tool;

/// <summary>The command <c>ping</c>, which measures the round trip of heartbeats.</summary>
internal sealed class PingCommand
{
    private readonly ConnectionOptions _connection = new();

    private readonly Option<int> _count = new("--count", "-n")
    {
        Description = "The number of heartbeats. The default is 4.",
        HelpName = "number",
        DefaultValueFactory = _ => 4,
    };

    private readonly ToolOutput _output;

    private PingCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var ping = new PingCommand(output);
        var command = new Command("ping", "Sends heartbeats to a provider, and measures their round trips.");
        ping._connection.AddTo(command);
        command.Add(ping._count);
        command.SetAction(ping.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int count = parsed.GetValue(_count);
        if (count < 1)
            throw new ToolException(ExitCode.Usage, $"--count is {count}, which must be at least 1.");
        CallTarget target = _connection.CreateTarget(parsed);
        await using (target.ConfigureAwait(false))
        {
            ProviderAddress provider = target.Provider
                ?? throw new ToolException(ExitCode.Usage, $"{target} is a registry. Ping a provider, such as dubbo://host:20880.");
            bool isJson = parsed.GetValue(_output.JsonOption);
            (double connect, List<double> trips) = await PingAsync(
                provider, target.ChannelOptions, count, isQuiet: isJson, cancellationToken).ConfigureAwait(false);
            string summary = string.Create(
                CultureInfo.InvariantCulture, $"least {trips.Min():0.00} ms, mean {trips.Average():0.00} ms, most {trips.Max():0.00} ms");
            if (isJson)
                WriteJson(provider, connect, trips);
            else
                ToolOutput.Line(summary);
        }

        return (int)ExitCode.Success;
    }

    private static async Task<(double Connect, List<double> Trips)> PingAsync(
        ProviderAddress provider, DubboChannelOptions options, int count, bool isQuiet, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.ConnectTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            long start = Stopwatch.GetTimestamp();
            HeartbeatConnection connection = await HeartbeatConnection.ConnectAsync(
                provider.EndPoint, options.Tls, either.Token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                double connect = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                Report($"{provider}: connected in {connect:0.00} ms");
                var trips = new List<double>();
                while (trips.Count < count)
                {
                    start = Stopwatch.GetTimestamp();
                    await connection.PingAsync(either.Token).ConfigureAwait(false);
                    trips.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    Report($"heartbeat {trips.Count}: {trips[^1]:0.00} ms");
                }

                return (connect, trips);
            }
        }
        catch (Exception e) when (e is SocketException or AuthenticationException or IOException or InvalidDataException)
        {
            throw new ToolException(ExitCode.Unreachable, $"{provider} cannot be pinged. {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolException(ExitCode.Timeout, $"{provider} did not respond within {options.ConnectTimeout}.", e);
        }

        void Report(FormattableString line)
        {
            if (!isQuiet)
                ToolOutput.Line(line.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteJson(ProviderAddress provider, double connect, List<double> trips) => ToolOutput.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("address", $"{provider}");
        writer.WriteNumber("connectMilliseconds", Math.Round(connect, 3));
        writer.WriteStartArray("roundTripMilliseconds");
        foreach (double trip in trips)
            writer.WriteNumberValue(Math.Round(trip, 3));
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
