namespace DubboNet.Interop.Tests.Traces;

/// <summary>Provides OpenTelemetry's Java agent, which traces the calls of Dubbo without changes to the application.</summary>
internal static class JavaAgent
{
    // Spans are written to the log as JSON after a short time, and are not sent anywhere. The process runs only for a short time, so
    // compilation is reduced.
    private const string Settings =
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dotel.traces.exporter=logging-otlp -Dotel.metrics.exporter=none "
            + "-Dotel.logs.exporter=none -Dotel.bsp.schedule.delay=100";

    /// <summary>Returns the options of a JVM with the agent from the folder of jars. The build with Maven does not download it.</summary>
    public static string RequireOptions()
    {
        string jars = Path.Combine(Environment.GetEnvironmentVariable(RequiredJava.JarsVariable) ?? "", "jars");
        string? jar = Directory.Exists(jars) ? Directory.EnumerateFiles(jars, "opentelemetry-javaagent-*.jar").FirstOrDefault() : null;
        RequiredJava.Check(jar is null ? "The folder of DUBBONET_JARS has no jars/opentelemetry-javaagent-*.jar." : null);
        return $"-javaagent:{Path.GetFullPath(jar!)} {Settings}";
    }
}
