using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Traces;

/// <summary>OpenTelemetry's Java agent, which traces Dubbo's calls without their doing.</summary>
internal static class JavaAgent
{
    /// <summary>Spans go to the log as JSON, soon; nothing leaves the machine. Little of a short life is to go into the compiler.</summary>
    private const string Settings =
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dotel.traces.exporter=logging-otlp -Dotel.metrics.exporter=none -Dotel.logs.exporter=none -Dotel.bsp.schedule.delay=100";

    /// <summary>The options of a JVM that runs with the agent from the folder of jars; Maven's build does not fetch it.</summary>
    public static string RequireOptions()
    {
        string jars = Path.Combine(Environment.GetEnvironmentVariable("DUBBONET_JARS") ?? "", "jars");
        string? jar = Directory.Exists(jars) ? Directory.EnumerateFiles(jars, "opentelemetry-javaagent-*.jar").FirstOrDefault() : null;
        JavaLine.Require(jar is null ? "The folder of DUBBONET_JARS has no jars/opentelemetry-javaagent-*.jar." : null);
        return $"-javaagent:{Path.GetFullPath(jar!)} {Settings}";
    }
}
