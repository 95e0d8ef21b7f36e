namespace DubboNet.Nacos;

/// <summary>Receives what a server pushes. Any thread can call it.</summary>
internal interface INacosEvents
{
    void OnService(string name, NacosService service);

    void OnConfigChanged(ConfigKey key);

    /// <summary>Called when the connection has ended.</summary>
    void OnEnded();
}
