namespace DubboNet.Nacos;

/// <summary>The exception for a request without a response, because the connection was lost or the server took too long.</summary>
internal sealed class NacosConnectionException(string message, Exception? innerException = null) : Exception(message, innerException);
