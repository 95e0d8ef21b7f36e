namespace DubboNet.AspNetCore;

/// <summary>Contains the options of endpoints that call Dubbo services with JSON.</summary>
public sealed class DubboHttpOptions
{
    /// <summary>
    /// Gets or sets which 64-bit integers and decimals of results are strings. In arguments, both forms are accepted. The default is those
    /// that a double cannot hold exactly.
    /// </summary>
    public JsonNumberStrings NumberStrings { get; set; } = JsonNumberStrings.Inexact;

    /// <summary>Gets or sets a value indicating whether objects in results have an entry <c>class</c> with their Java class.</summary>
    public bool IncludeClasses { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether errors contain the messages of DubboNet, which name addresses of providers, and the stack
    /// traces of Java. Use it for development only. The default is false.
    /// </summary>
    public bool IncludeExceptionDetails { get; set; }

    /// <summary>Gets or sets the maximum length of a body in bytes. Longer ones are refused with 413. The default is 1 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxBodySize
    {
        get;
        set => field = AtLeastOne(value);
    } = 1 << 20;

    /// <summary>Gets or sets the maximum number of nested objects and arrays in arguments. The default is 64.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxDepth
    {
        get;
        set => field = AtLeastOne(value);
    } = 64;

    /// <summary>
    /// Gets or sets the longest timeout that the header <c>Request-Timeout</c> can ask for. Longer ones are cut to it. The default is one
    /// minute.
    /// </summary>
    public TimeSpan MaxRequestTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the time in the header <c>Retry-After</c> of a busy provider's 429. The default is one second.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the headers of requests that become attachments, with the keys of these. By default, there are none.</summary>
    public IDictionary<string, string> RequestHeaders { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the attachments of responses that become headers, with the names of these. By default, there are none.</summary>
    public IDictionary<string, string> ResponseHeaders { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Gets the statuses of exceptions by their Java class, such as 404 for <c>com.acme.NotFoundException</c>. All others have the status
    /// 422.
    /// </summary>
    public IDictionary<string, int> ExceptionStatusCodes { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }
}
