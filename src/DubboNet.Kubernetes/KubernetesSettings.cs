using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;
using k8s;
using Microsoft.Extensions.Logging;

namespace DubboNet.Kubernetes;

/// <summary>Contains the settings of a <see cref="DubboRegistry"/> for Kubernetes.</summary>
internal sealed class KubernetesSettings
{
    private readonly DubboUrl _address;

    /// <exception cref="ArgumentException">The address or an option is invalid. The message names it.</exception>
    public KubernetesSettings(DubboRegistryOptions options)
    {
        _address = options.Address;
        Logger = options.LoggerFactory.CreateLogger("DubboNet.KubernetesRegistry");
        TimerRange.CheckPositive(options.Timeout, Logger);
        bool isName = IsName(_address.Host) && (_address.Path.Length == 0 || IsName(_address.Path)) && _address.Port == 0;
        if (!isName)
        {
            throw new ArgumentException(
                $"'{PeerText.OneLine($"{_address}")}' is not the address of a service in Kubernetes. Write it as "
                + "kubernetes://NAMESPACE/SERVICE, with the names in lower case.");
        }

        Timeout = options.Timeout;
        TimeProvider = options.TimeProvider;
        Client = ReadClient();
    }

    public string Namespace => _address.Host;

    /// <summary>Gets the address without its parameters, for messages.</summary>
    public string Address => $"kubernetes://{Namespace}{(_address.Path.Length == 0 ? "" : $"/{_address.Path}")}";

    /// <summary>Gets the address of the API server and the credentials.</summary>
    public KubernetesClientConfiguration Client { get; }

    /// <summary>Gets how long the API server may take for a response.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Gets the pause after the first failure. The following ones are longer.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how long a watch lasts. The next one continues where it ended.</summary>
    public TimeSpan WatchTime { get; init; } = TimeSpan.FromMinutes(2);

    public ILogger Logger { get; }

    public TimeProvider TimeProvider { get; }

    /// <summary>Gets the scheduler on which waits continue.</summary>
    public PipeScheduler Scheduler { get; } = PipeScheduler.ThreadPool;

    /// <summary>Returns the service that provides an interface, or null if the address names none.</summary>
    public ServicePort? FindService(string interfaceName)
    {
        string service = _address.GetParameter(interfaceName) ?? _address.Path;
        return IsName(service) ? new ServicePort(service, _address.GetParameter("port")) : null;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 63 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private KubernetesClientConfiguration ReadClient()
    {
        string? api = _address.GetParameter("api");
        string? file = _address.GetParameter("kubeconfig");
        if (api is not null)
        {
            return Uri.TryCreate(api, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp
                ? new KubernetesClientConfiguration { Host = api }
                : throw new ArgumentException(
                    $"The parameter api of {Address} is '{PeerText.OneLine(api)}'. Write it as http://localhost:8001, or use kubeconfig "
                    + "for an API server that needs credentials.");
        }

        if (file is null && !KubernetesClientConfiguration.IsInCluster())
        {
            throw new ArgumentException(
                $"{Address} needs an API server, because this process does not run in a pod with a service account. Add the parameter "
                + "kubeconfig with the path of a configuration file, or api with the address of kubectl proxy.");
        }

        try
        {
            return file is null
                ? KubernetesClientConfiguration.InClusterConfig()
                : KubernetesClientConfiguration.BuildConfigFromConfigFile(file, _address.GetParameter("context"));
        }
        catch (Exception e)
        {
            // The file can start a program for the credentials, so any exception is possible.
            string source = file is null ? "the service account of the pod" : $"the parameter kubeconfig ({PeerText.OneLine(file)})";
            throw new ArgumentException($"{Address} cannot use {source}: {PeerText.OneLine(e.Message)}", e);
        }
    }
}
