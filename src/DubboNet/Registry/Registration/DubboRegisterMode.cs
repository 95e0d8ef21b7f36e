namespace DubboNet;

/// <summary>Specifies how a provider is registered (Java's <c>register-mode</c>).</summary>
public enum DubboRegisterMode
{
    /// <summary>Both forms, so that consumers of all lines of Java find the provider.</summary>
    All,

    /// <summary>A URL for each service (interface level). Consumers of Dubbo 2 and 3 use it.</summary>
    Interface,

    /// <summary>One instance of the application (application level). Consumers of Dubbo 3 use it.</summary>
    Instance,
}
