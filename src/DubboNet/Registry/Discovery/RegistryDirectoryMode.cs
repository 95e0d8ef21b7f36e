namespace DubboNet;

/// <summary>Specifies at which level a <see cref="RegistryDirectory"/> looks for providers.</summary>
public enum RegistryDirectoryMode
{
    /// <summary>
    /// Uses the providers of both levels. Each provider counts once. Finds providers of Dubbo 2.6 and 2.7, and those of Dubbo 3 regardless
    /// of their <c>register-mode</c>.
    /// </summary>
    Union,

    /// <summary>Uses only the URLs of providers (<c>register-mode=interface</c>, and all providers of Dubbo 2.6 and 2.7).</summary>
    InterfaceOnly,

    /// <summary>Uses only the instances of applications (<c>register-mode=instance</c>).</summary>
    InstanceOnly,

    /// <summary>
    /// Uses the instances of applications, or the URLs of providers as long as it finds no instances. Consumers of Dubbo 3 do this by
    /// default.
    /// </summary>
    ApplicationFirst,
}
