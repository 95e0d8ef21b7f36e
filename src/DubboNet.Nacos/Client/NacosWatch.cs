using DubboNet.Remoting.Scheduling;

namespace DubboNet.Nacos;

/// <summary>
/// Represents a sequence that watches topics. Its reader opens the topics that it needs, and reads them after each change.
/// </summary>
/// <remarks>Threading: the sequence calls the members one at a time.</remarks>
internal sealed class NacosWatch(NacosClient client, NacosSettings settings) : IDisposable
{
    private readonly Dictionary<string, NacosTopic> _topics = [];
    private readonly ChangeLatch _changes = new(settings.Scheduler);

    /// <summary>Gets the latch that the next change sets. Take it before the topics are read.</summary>
    public AsyncLatch Next => _changes.Next;

    public ServiceTopic Service(string name) =>
        Open(NacosClient.ServiceTopicKey(name), gate => new ServiceTopic(name, gate, settings.TimeProvider));

    public ServiceListTopic ServiceList() => Open("services", gate => new ServiceListTopic(gate, settings.TimeProvider));

    public ConfigTopic Config(ConfigKey key) => Open($"{key}", gate => new ConfigTopic(key, gate, settings.TimeProvider));

    public void Dispose() => client.Change(() =>
    {
        foreach (NacosTopic topic in _topics.Values)
            topic.RemoveWatch(_changes);
    });

    private T Open<T>(string key, Func<Lock, T> create)
        where T : NacosTopic
    {
        if (_topics.TryGetValue(key, out NacosTopic? known))
            return (T)known;
        T topic = client.Open(key, create, topic => topic.AddWatch(_changes));
        _topics.Add(key, topic);
        return topic;
    }
}
