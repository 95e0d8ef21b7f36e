namespace DubboNet.Tests.Registry;

/// <summary>Creates URLs as a registry has them for many providers of Dubbo 3.3.</summary>
internal static class ProviderNode
{
    /// <summary>Parses the node of a provider. The nodes differ in the address and in the time of the start.</summary>
    public static DubboUrl Create(int number)
    {
        string node = Uri.EscapeDataString(
            $"dubbo://10.0.{number >> 8}.{number & 255}:20880/com.acme.Inventory?anyhost=true&application=depot&background=false"
                + "&deprecated=false&dubbo=2.0.2&dynamic=true&executor-management-mode=isolation&file-cache=true&generic=false"
                + "&interface=com.acme.Inventory&methods=find,list,reserve,release,count&pid=1&prefer.serialization=fastjson2,hessian2"
                + "&release=3.3.0&revision=1.0.0&service-name-mapping=true&side=provider&timeout=3000&version=1.0.0&weight=100"
                + $"&timestamp={1_700_000_000_000 + number}");
        return DubboUrl.TryParseEncoded(node, out DubboUrl? url) ? url : throw new FormatException(node);
    }
}
