using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace DubboNet.Client;

/// <summary>
/// The limits for the calls of each method that one provider has not answered yet (<c>actives</c>, <c>ActiveLimitFilter</c>). Overloads
/// share a limit, as in Java.
/// </summary>
internal sealed class ActiveCallLimits
{
    private readonly ConcurrentDictionary<string, ActiveCallLimit?> _ofMethods = new(StringComparer.Ordinal);
    private readonly UrlSetting? _ofUrl;
    private readonly int? _ofConsumer;
    private readonly Func<string, ActiveCallLimit?> _create;

    private ActiveCallLimits(UrlSetting? ofUrl, int? ofConsumer, PipeScheduler scheduler)
    {
        (_ofUrl, _ofConsumer) = (ofUrl, ofConsumer);
        _create = method => MaxOf(method) is > 0 and var max ? new ActiveCallLimit(max, scheduler) : null;
    }

    /// <summary>Returns the limits, or null if nothing sets one, so that calls need not look.</summary>
    public static ActiveCallLimits? Create(ProviderAddress address, DubboChannelOptions options)
    {
        var ofUrl = UrlSetting.Find(address, "actives", least: 0);
        return ofUrl is null && options.MaxConcurrentCalls is null
            ? null
            : new ActiveCallLimits(ofUrl, options.MaxConcurrentCalls, options.Scheduler);
    }

    /// <summary>Returns the limit of a method, or null if it has none.</summary>
    public ActiveCallLimit? Find(string method) => _ofMethods.GetOrAdd(method, _create);

    private int? MaxOf(string method) =>
        _ofUrl?.RuleOf(method) ?? _ofUrl?.ProviderOf(method) ?? _ofUrl?.Rule ?? _ofConsumer ?? _ofUrl?.Provider;
}
