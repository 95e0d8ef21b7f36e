namespace DubboNet.Nacos;

/// <summary>Keeps why a connection has ended.</summary>
/// <remarks>Threading: any thread can call the members. The first reason counts.</remarks>
internal sealed class ConnectionEnd(INacosEvents events)
{
    private string? _reason;

    /// <summary>Gets the reason as a sentence, or null if the connection works.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    public void Set(string reason)
    {
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
            events.OnEnded();
    }

    /// <summary>Ends the connection, and returns the exception for the request that noticed it.</summary>
    public NacosConnectionException Fail(string reason, Exception? cause = null)
    {
        string sentence = reason.EndsWith('.') ? reason : $"{reason}.";
        Set(sentence);
        return new NacosConnectionException(sentence, cause);
    }
}
